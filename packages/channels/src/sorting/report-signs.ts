import { type Line, sentencesOf } from '../reading/line.ts'
import type { DraftReading } from '../reading/read-draft.ts'
import type { Sign } from './sign.ts'

const own =
  /(?<![自忘])我(?!们?(?:专业|提供))|本(?:人)?(?:单位|公司|司|院|校|局|中心|行|厂|部|委|台|所|社|集团|厅|办|处|站|馆|店|企业|平台|镇|乡|县|市|区|村|街道|机构|协会)|咱|\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b/
const harm =
  /(?:被|遭|受|到|遇)(?:到|受|遇)?[^，,。]{0,12}(?:篡改|攻击|入侵|植入|挂马|黑|加密|勒索|窃取|盗|注入|劫持|拖库|控制|删|清空|换|发布|登录|登陆|下载|冒充|冒用|仿冒|爬取|调用|利用|破解|攻破|攻陷|查看|公开|贴|拷|骗)|篡改|卡死|死机|退服|挖断|闯入|被(?:改|贴|卖|播放|切到|锁)|不能(?:远程|正常|访问|使用)|可以直接(?:下载|查看|访问)|匿名访问|权限(?:配置)?(?:错误|不当)|弱口令|多了几(?:百|十|千)个|夹着|挂了(?:东西|广告|链接)|均无法|敲诈|勒索|伪造|仿冒|横向|外联|流进|进了陌生|被删|自己打|播放不明|有人[^，。]{0,8}(?:卖|贩|改|进来|盗)|误(?:发|操作)|泄露|泄漏|外泄|泄密|瘫痪|宕机|崩溃|中断|停摆|停诊|锁死|断电|断网|无法(?:访问|使用|登录|打开|正常|就诊|办理)|打不开|进不去|登不上|上不去|不能用|用不了|勒索病毒|中毒|中了?(?:病毒|招)|感染|丢失|故障|暗链|木马|webshell|挖矿|破解|入侵|攻破|盗用|盗走|拷走|异常(?:登录|外联|流量|访问)|拖走|流出|贩卖|兜售|误发|误删|假网站|钓鱼网站|冒充|诈骗|骷髅|黑屏|能看到(?:别人|他人)|(?:公开|挂)在(?:官)?网|DDoS|\blocked\b|downloaded|may have been copied|foreign IP|defac|hacked|ransomware|breach|leak|encrypted|unavailable|outage|compromised|stolen|attack|intrusion|malware|\bdown\b|unreachable|exposed|shows? other people/i
const things =
  /网|文库|目录|附件|截图|收费|车道|平台|调度系统|platform|accounts?|files|screens?|基站|光缆|会议|上位机|画面|调度|二维码|花名册|打印机|门禁|自助机|数据库|存储|首页|主页|页面|系统|平台|服务器|数据|信息|资料|名单|App|应用|小程序|公众号|邮箱|邮件|账号|账户|电脑|主机|终端|接口|机房|文件|病历|监控|摄像头|大屏|屏|论坛|评论|留言|直播|短信|密码|website|site|server|system|database|records|data|network|account|page|portal|plant|mail/i
const supposed =
  /如果|假如|一旦|倘若|避免|防止|防范|谨防|预防|如何|找我们|为您|助您|帮您|帮助(?:您|企业|单位|客户)|[您你]的|贵(?:公司|企业|网站)|发现贵|解决方案|欢迎|提供[^，,。]{0,20}(?:服务|解密|恢复|方案|检测|测试|整改)|培训班|举办|讲座|研讨|高发|频发|近年来|据报道|否则|点击(?:此处|链接|下方)|专家团队|不收费|先检测后收费|\byour\b|\bif you (?:need|want)\b|protect (?:your|against)|solutions?\b/i
/** Words of somebody who offers to help: what fails in such a sentence is the reader's, or nobody's. */
const offering =
  /上门|维修|售后|报修|拨打|热线|接单|包过|元起|万起|优惠|打折|代打|付款后|先.{1,6}后付款|解密|抢注|转让|怎么办[？?]{1,}|找谁|报价|年服务费|贵单位|您的|立即登录|点击|to restore access/i
const planted =
  /(?:被|遭|受)[^，,。]{0,14}(?:植入|注入|篡改|挂|插入|替换|劫持|发布|刷屏|灌水)|(?:植入|注入|篡改|挂马|劫持|暗链|黑链)|(?:出现|显示|变成|弹出|跳转|跳到|多出|充斥|存在|收录)[^。]{0,40}(?:广告|热线|维修|开锁|换锁|贷款|发票|字样|地名|赌博|博彩|色情|违法|不明|垃圾|非法|无关)|(?:injected|planted|defaced|replaced|redirect)/i
const observed =
  /发现|举报|反映|看到|投诉|报告|通报|上报|反馈|监测到|检测到|接到|收到|出现|显示|疑似|怀疑|report|found|noticed|discovered|saw/i
/** Words that people hardly use unless something has happened. */
const incidentWords =
  /可能受影响|匿名访问|弱口令|横向|洋葱地址|敲诈信|挂了东西|误操作|误向|下架|身份证号|打开是|变成别的|被(?:改|锁|卖|控制|替换)|渗透|入侵|异常(?:指令|登录|外联|流量|进程|访问|调用)?|告警|病毒|木马|蠕虫|挖矿|勒索|加密|篡改|植入|暗链|后门|漏洞|泄露|泄漏|外泄|流出|被盗|盗用|盗刷|窃取|拖库|暗网|贩卖|出售|卖了|拍摄面单|中断|瘫痪|宕机|停机|故障|超时|黑屏|乱码|过热|断线|打不开|无法(?:访问|使用|登录)|未授权|越权|改了|冒充|冒用|诈骗|转账|密钥泄露|钓鱼|恶意|攻击|黑客|溯源|断网|隔离|取证|报警|报案|派出所|网安|应急|事件报告|\b(?:compromised?|ransom\w*|breach|leak\w*|hacked|malware|intrusion|unauthori[sz]ed|unknown address|outage|attack\w*|encrypted|stolen|exposed|open on the internet|anyone can (?:read|see)|incident|suspicious|unavailable|defaced)\b/gi
const purpose =
  /(?:先|按要求|特此)(?:报|告知)|报备|紧急情况|投诉.{0,12}网站|怎么报|what form should|(?:网络(?:与信息)?安全|信息安全|数据安全|网络)?(?:突发)?事[件故](?:的)?(?:快报|情况|报告|上报|通报)|(?:情况报告|紧急报告|事件报告|上报|报告表|报案|情况说明|情况反映|求助|求援)|关于.{2,60}的?(?:紧急|专题)?(?:报告|情况|说明|通报)|incident report|report(?:ing)? (?:of )?(?:an? )?(?:security |cyber|data )?(?:incident|breach|attack|leak)/i
const stage =
  /首报|续报|补报|初报|终报|快报|补充报告|总结报告|(?:initial|supplementary|progress|final|summary) report/i
const complaint =
  /举报|反映|投诉|报案|求助|请(?:贵办|有关部门|你们|领导|网信)?(?:查处|核实|处理|管一管|协助|指导|帮忙)|麻烦.{0,6}(?:处理|看|查|管)|我是(?:一名)?(?:市民|群众|网友|家长|学生|用户|居民|车主|骑手)|please (?:look into|investigate|help)/i
const reporter = /我|本人|收到|接到|发现|有人|市民|网友|群众|家长|\bI\b/

/** What in a message says that it reports an incident. `lines` are the writer's own. */
export function reportSigns(
  subject: string,
  lines: readonly Line[],
  { draft, labelled }: DraftReading,
): readonly Sign[] {
  const subjectLine: Line = { part: 'subject', number: 1, text: subject, quoted: false }
  const sentences = [subjectLine, ...lines].flatMap(sentencesOf).map(({ text }) => text)
  const claims = sentences.filter(
    (text) =>
      things.test(text) &&
      !supposed.test(text) &&
      (planted.test(text) || (harm.test(text) && !offering.test(text))),
  )
  const words = new Set(
    sentences
      .filter((text) => !supposed.test(text) && !offering.test(text))
      .flatMap((text) => text.match(incidentWords) ?? [])
      .map((word) => word.toLowerCase()),
  ).size
  const opening = sentences.slice(0, 4).join('\n')
  const aware = draft.events.some(({ type }) => type === 'aware.incident')
  const facts = Object.keys(draft.incident).filter((name) => name !== 'category').length
  const signs: readonly (Sign | false)[] = [
    labelled >= 4 && { code: 'labelled-fields', weight: 6 },
    labelled >= 2 && labelled < 4 && { code: 'labelled-fields', weight: 3 },
    draft.about !== undefined && { code: 'names-report-number', weight: 6 },
    claims.some((text) => own.test(text)) && { code: 'own-incident', weight: 6 },
    claims.some((text) => planted.test(text)) && { code: 'planted-content', weight: 5 },
    claims.some((text) => observed.test(text) || /[\u4e00-\u9fff]{2,}(?:被|遭)/.test(text)) && {
      code: 'incident-observed',
      weight: 3,
    },
    claims.length > 0 && { code: 'incident-told', weight: 1 },
    words > 0 && { code: 'incident-words', weight: Math.min(5, 2 * words - 1) },
    purpose.test(opening) && { code: 'says-it-reports', weight: 2 },
    stage.test(opening) && { code: 'names-its-stage', weight: 3 },
    complaint.test(sentences.join('\n')) &&
      claims.length > 0 &&
      reporter.test(sentences.join('\n')) && { code: 'complaint', weight: 3 },
    aware && claims.length > 0 && { code: 'time-of-awareness', weight: 2 },
    facts > 0 && claims.length > 0 && { code: 'facts-stated', weight: 1 },
    draft.contents['measures'] !== undefined && claims.length > 0 && { code: 'measures-taken', weight: 1 },
  ]
  return signs.filter((sign): sign is Sign => sign !== false)
}
