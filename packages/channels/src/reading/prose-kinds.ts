import type { FactValue } from '@fengsui/core'
import type { Finding } from './finding.ts'
import type { Sentence } from './line.ts'
import { factFinding } from './prose-facts.ts'

interface WordRule {
  readonly fact: string
  readonly value: FactValue
  readonly words: RegExp
  readonly confidence: number
}

const site = '(?:网站|网页|官网|首页|主页|门户|页面|公众号|website|home ?page|portal)'
const changed =
  '(?:篡改|挂马|黑页|暗链|植入|注入|替换|劫持|被黑|博彩|赌博内容|色情内容|非法内容|defaced|defacement|tampered)'

const rules: readonly WordRule[] = [
  {
    fact: 'category',
    value: 'ransomware',
    words:
      /勒索(?:病毒|软件|攻击|信|事件)|(?:文件|数据|服务器|数据库).{0,12}被(?:勒索|加密)|被勒索|赎金|ransomware/i,
    confidence: 0.8,
  },
  {
    fact: 'category',
    value: 'web-defacement',
    words: new RegExp(`${site}.{0,30}${changed}|${changed}.{0,20}${site}`, 'i'),
    confidence: 0.75,
  },
  {
    fact: 'category',
    value: 'data-leak',
    words:
      /(?:信息|数据|资料|病历|名单).{0,24}(?:泄露|泄漏|外泄|被盗|被窃取|流出|售卖|出售|兜售|贩卖)|(?:泄露|泄漏|外泄|窃取|盗取|出售|兜售|贩卖).{0,24}(?:信息|数据|资料|病历|名单)|拖库|data (?:leak|breach)|(?:records|data).{0,20}(?:leaked|stolen|exposed)/i,
    confidence: 0.75,
  },
  {
    fact: 'category',
    value: 'network-attack',
    words:
      /DDoS|CC攻击|拒绝服务|流量攻击|暴力破解|SQL注入|网络攻击|黑客(?:攻击|入侵)|被入侵|遭入侵|denial of service|brute.?force|intrusion/i,
    confidence: 0.65,
  },
  {
    fact: 'category',
    value: 'malicious-program',
    words: /木马|蠕虫|挖矿|僵尸网络|病毒(?:感染|爆发)|感染.{0,6}病毒|后门程序|malware|trojan|crypto.?min/i,
    confidence: 0.6,
  },
  {
    fact: 'category',
    value: 'equipment-fault',
    words:
      /(?:硬件|设备|机房|空调|电源|存储|光缆|交换机|UPS|磁盘).{0,12}(?:故障|损坏|断电|中断|被挖断)|hardware (?:fault|failure)|power failure/i,
    confidence: 0.65,
  },
  {
    fact: 'category',
    value: 'violation',
    words: /误操作|违规操作|误删|配置错误|operator error|misconfigur/i,
    confidence: 0.55,
  },
  {
    fact: 'category',
    value: 'force-majeure',
    words: /地震|洪水|台风|火灾|雷击|earthquake|flood|typhoon/i,
    confidence: 0.55,
  },
  {
    fact: 'category',
    value: 'hidden-danger',
    words: /(?:存在|发现).{0,10}(?:漏洞|隐患)|vulnerabilit/i,
    confidence: 0.45,
  },
  {
    fact: 'ransomware',
    value: true,
    words: /勒索(?:病毒|软件|攻击|信)|被勒索|赎金|ransomware/i,
    confidence: 0.85,
  },
  {
    fact: 'exercise',
    value: true,
    words:
      /(?:本次|此次|这是|为)(?:一次)?(?:应急)?演练|【演练】|\[演练\]|演练(?:报告|脚本|科目)|this is an? (?:exercise|drill)/i,
    confidence: 0.8,
  },
  {
    fact: 'stateSecretSuspected',
    value: true,
    words: /(?:可能|疑似|涉及)(?:包含|涉及)?国家秘密|涉密(?:信息|文件|数据|系统)|state secret/i,
    confidence: 0.7,
  },
  {
    fact: 'suspectedCrime',
    value: true,
    words:
      /(?:已|向).{0,16}(?:公安|派出所|网安|警方).{0,10}(?:报案|报警)|已(?:经)?报[案警]|涉嫌.{0,8}犯罪|reported (?:it |this )?to the police/i,
    confidence: 0.8,
  },
  {
    fact: 'cn.tampering.unlawfulContent',
    value: true,
    words: new RegExp(
      `${site}.{0,50}(?:违法|有害|反动|赌博|博彩|色情|涉黄|涉赌|违禁|unlawful|gambling|porn)`,
      'i',
    ),
    confidence: 0.65,
  },
  {
    fact: 'cn.data.class',
    value: 'core',
    words: /核心数据.{0,20}(?:泄露|窃取|丢失|篡改|假冒)|(?:泄露|窃取|丢失|篡改).{0,20}核心数据/,
    confidence: 0.7,
  },
  {
    fact: 'cn.data.class',
    value: 'important',
    words: /重要数据.{0,20}(?:泄露|窃取|丢失|篡改|假冒)|(?:泄露|窃取|丢失|篡改).{0,20}重要数据/,
    confidence: 0.7,
  },
]

const denied =
  /(?:未|没有|无|并非|不是|不存在|排除|尚未|没)[^，,。]{0,8}$|\b(?:no|not|without|never)\b[^,.]{0,12}$/i
const supposed = /(?:如果|一旦|若|避免|防止|防范|谨防|预防|是否)[^，,。]{0,14}$/

/** Kinds of incident and other things that words alone say. What is denied or only feared is not read. */
export function wordFacts(sentence: Sentence): readonly Finding[] {
  return rules.flatMap(({ fact, value, words, confidence }) => {
    const match = words.exec(sentence.text)
    if (match === null) return []
    const before = sentence.text.slice(0, match.index)
    if (
      denied.test(before) ||
      supposed.test(before) ||
      /(?:未|没有|尚未)(?:造成|发生|出现|发现|涉及)?[^，,]{0,6}$/.test(match[0].slice(0, -2))
    )
      return []
    return [
      factFinding(fact, value, {
        sentence,
        start: match.index,
        end: match.index + match[0].length,
        confidence,
      }),
    ]
  })
}
