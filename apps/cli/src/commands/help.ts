import { exitCode } from '../exit-code.ts'
import { writeOut } from '../write-out.ts'

const text = `烽燧 Fengsui：网络安全事件报告 / cybersecurity-incident reporting

用法  fengsui 命令 [选项]
  assess [文件]          读一个JSON事件（缺省读标准输入），写出等级、职责、时限、下一步和要问的问题
  assess --text [文件] [--lang zh|en]  同上，写成给人看的文字
  assess --batch [文件]  每行一个事件，逐行作答，次序不变
  place [地名…] [--at 日期] [--province 代码] [--also-notify 机关]
                         地名、地址或代码→行政区划和接收部门；每个一行JSON，缺省逐行读标准输入；
                         --also-notify 写兵团所在地另行告知的机关，可多次
  assess --rules 规则文件  另加自备的规则（可多次）；规则文件有误则整份不用
  read 文件…             读邮件（.eml）或纯文本，每个一行JSON：报告、垃圾、自动回复还是其他，
                         和读出的单位、时间、数字，各带出处和把握；只是草稿，由人确认
  rules [法规] [--lang zh|en]  列出法规的指标、职责、报告内容、选择、来源
  rules diff 甲 乙       两份法规或两个版本的差别
  rules check 规则文件   检查自备的规则文件，有误时给出行号和原因
  rules schema           规则文件的 JSON Schema
  verify 回执 [--keys 公钥] [--report 报告]  离线核验签名回执：签名、签发单位的密钥、是否这份报告的回执
  verify 回执 --time-stamp 时间戳 --tsa-ca 证书  另核验可信时间戳（RFC 3161）
  verify 数据文件夹 [--ledger 文件夹] [--checkpoint 文件]… [--receipt 文件]… [--tsa-ca 证书]
                         核对数据库与库外账本、另存的检查点和已发出的回执；先停服务，或核对备份
  keys [list]            列出签名和摘要密钥：属于谁、算法、编号、哪把在用；不含秘密
  keys public            打印公钥文件，交给核验方
  keys new 所有者        打印一行新密钥，用于 FENGSUI_SIGNING_KEYS
  keys rotate 所有者     把新密钥加进数据文件夹的 signing.keys（只有所有者能读）；所有者是席位编号、ledger 或 contacts
  start [--empty]        启动服务；--empty 不带演练数据
  doctor                 检查磁盘、数据库、密钥、时钟和端口，并说明怎么处理
  backup 文件夹          把数据和密钥备份到新文件夹（服务可以在运行），并逐案核验
  restore 文件夹         把备份装入空的数据文件夹或数据库，并逐行比对
  migrate                更新数据库结构（服务启动时也会做）
  move                   从内置数据库移到 DATABASE_URL 指定的空 PostgreSQL，并逐行比对
  help, --help           显示本页
  --version              显示版本
退出码  0 完成  1 被拒绝或失败  2 输入有误  3 连不上
问题以一行 RFC 9457 JSON 写到标准错误。

Usage  fengsui COMMAND [OPTIONS]
  assess [FILE]          read one incident as JSON (default: standard input); write level, duties,
                         deadlines, what to do next and what to ask
  assess --text [FILE] [--lang zh|en]  the same as text for people
  assess --batch [FILE]  one incident a line, one answer a line, in the same order
  place [TEXT…] [--at DAY] [--province CODE] [--also-notify ID]
                         place name, address or code to division and receiving authority; one line of
                         JSON for each text, or for each line of standard input; --also-notify names
                         who is told besides about places of the corps (兵团), and may be repeated
  assess --rules FILE    add rules of your own (may be repeated); a bad file is refused whole
  read FILE…             read mail (.eml) or plain text, one line of JSON for each: report, spam, automatic or
                         other, and the unit, times and numbers found, with place and confidence; a draft
  rules [INSTRUMENT] [--lang zh|en]  list indicators, duties, report contents, choices, sources
  rules diff A B         what differs between two instruments or versions
  rules check FILE       check a rule file of your own; a fault is told with line and reason
  rules schema           the JSON Schema of rule files
  verify RECEIPT [--keys FILE] [--report FILE]  check a signed receipt offline: its signature, whether the key
                         is the desk's, whether it is the receipt of this report
  verify RECEIPT --time-stamp FILE --tsa-ca PEM  check its RFC 3161 time stamp too
  verify DATA [--ledger FOLDER] [--checkpoint FILE]… [--receipt FILE]… [--tsa-ca PEM]
                         check a database against the ledger outside it, checkpoints kept elsewhere and receipts
                         people hold; stop the server first, or check a backup
  keys [list]            list the keys that sign and digest: owner, algorithm, id, which one is used; no secrets
  keys public            print the public keys, as a file for whoever verifies
  keys new OWNER         print a line with a new key, for FENGSUI_SIGNING_KEYS
  keys rotate OWNER      add a new key to signing.keys in the data folder, for its owner only; OWNER is a desk's id, ledger or contacts
  start [--empty]        run a server; --empty starts without the exercise
  doctor                 check disk, database, key, clock and port, and say what to do
  backup FOLDER          copy data and key into a new folder, while the server runs; verify every case
  restore FOLDER         put a backup into an empty data folder or database; compare every row
  migrate                bring the schema up to date (a server does so when it starts)
  move                   from the embedded database to the empty PostgreSQL of DATABASE_URL; compare every row
  help, --help           show this page
  --version              show the version
Exit codes  0 done  1 refused or failed  2 bad input  3 not reachable
A problem is one line of RFC 9457 JSON on standard error.

例 Example
  fengsui assess examples/tampered-news-page.json
  fengsui verify receipt-2631415926535887.json --keys desk-keys.txt
  fengsui place 沈阳市康平县
`

/** `fengsui help`, in both languages. */
export async function help(): Promise<number> {
  await writeOut(text)
  return exitCode.done
}
