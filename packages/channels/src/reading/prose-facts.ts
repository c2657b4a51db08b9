import type { FactValue } from '@fengsui/core'
import { durationsIn } from './durations.ts'
import { type Finding, sourceAt } from './finding.ts'
import type { Sentence } from './line.ts'
import { numeralsIn } from './numerals.ts'

interface NumberRule {
  readonly fact: string
  /** What the sentence must speak of. */
  readonly about: RegExp
  readonly measure: 'minutes' | 'number'
  /** What must follow the number at once. */
  readonly unit?: RegExp
  /** What must stand before it, nearby. */
  readonly before?: RegExp
  readonly confidence: number
}

const personal =
  '(?:个人信息|用户信息|用户数据|客户信息|客户资料|公民信息|身份信息|身份证|手机号|会员信息|会员数据|患者信息|学生信息|学籍信息|住户信息|病历|简历|员工信息|资料|数据|记录)'
const leak =
  '(?:泄露|泄漏|外泄|窃取|盗取|被盗|流出|拖库|下载|售卖|出售|贩卖|兜售|在群里卖|导出|公开|暴露|爬取|越权|外传|别人的)'
const leaking = new RegExp(
  `${leak}.{0,60}${personal}|${personal}.{0,60}${leak}|(?:leak|expos|stol|breach|download).{0,60}(?:records|people|users|customers|persons|personal data)|(?:records|people|users|customers|personal data).{0,60}(?:leak|expos|stol|breach|download)|泄[露漏]人数`,
  'i',
)
const outage =
  '(?:无法访问|不能访问|打不开|无法打开|无法登录|中断|瘫痪|宕机|停止服务|不可用|无法正常|unavailable|unreachable|down|outage)'
const tampered = '(?:篡改|挂马|植入|替换|显示|出现|弹出|defaced|tampered)'

const numberRules: readonly NumberRule[] = [
  {
    fact: 'cn.leakedPersons',
    about: leaking,
    measure: 'number',
    unit: /^\s*(?:余|多)?(?:名|位|个)?(?:人(?!民币|次)|用户|客户|会员|患者|学生|公民|员工|居民|考生|业主|people|persons|users|customers|individuals|patients|students)/i,
    confidence: 0.8,
  },
  // A record is not a person: one person may have many.
  {
    fact: 'cn.leakedPersons',
    about: leaking,
    measure: 'number',
    unit: /^\s*(?:余|多)?(?:条|份|组|笔|个(?:账号|帐号|账户|手机号|身份证)|(?:\w+\s){0,2}(?:records|accounts|entries))/i,
    confidence: 0.55,
  },
  {
    fact: 'cn.directLossCny',
    about: /(?:直接)?(?:经济)?损失|financial loss|direct loss|economic loss/i,
    measure: 'number',
    unit: /^\s*(?:余|多)?(?:元|块钱|人民币|yuan|RMB|CNY)/i,
    confidence: 0.85,
  },
  {
    fact: 'cn.directLossCny',
    about: /损失|被骗|转账|loss/i,
    measure: 'number',
    before: /(?:RMB|CNY|¥|人民币)\s*$/i,
    confidence: 0.75,
  },
  {
    fact: 'cn.tampering.homePageMinutes',
    about: new RegExp(
      `(?:首页|主页|home ?page).{0,60}${tampered}|${tampered}.{0,60}(?:首页|主页|home ?page)`,
      'i',
    ),
    measure: 'minutes',
    before: /(?:持续|显示|长达|历时|达|时长|存在|共|for|lasted)[^，,]{0,14}$/i,
    confidence: 0.75,
  },
  {
    fact: 'cn.portal.unavailableMinutes',
    about: new RegExp(`(?:门户|官网|官方网站|网站|新闻网|portal|website).{0,60}${outage}`, 'i'),
    measure: 'minutes',
    confidence: 0.7,
  },
  {
    fact: 'cn.cii.mainFunctionOutageMinutes',
    about: new RegExp(
      `(?:关键信息基础设施|关基|critical information infrastructure).{0,80}(?:主要功能|main function).{0,30}${outage}`,
      'i',
    ),
    measure: 'minutes',
    confidence: 0.75,
  },
  {
    fact: 'cn.cii.wholeOutageMinutes',
    about: new RegExp(
      `(?:关键信息基础设施|关基|critical information infrastructure).{0,60}(?:整体|全部|完全|whole).{0,30}${outage}`,
      'i',
    ),
    measure: 'minutes',
    confidence: 0.75,
  },
  {
    fact: 'cn.population.persons',
    about:
      /(?:供水|供电|供气|供油|供暖|停水|停电|停气|交通|地铁|公交|就医|就诊|挂号|购物|用水|用电|用气|water|power|electricity|heating|transport).{0,60}(?:影响|波及|涉及|affect)|(?:影响|波及|affect).{0,60}(?:供水|供电|供气|供油|供暖|交通|就医|就诊|挂号|购物|用水|用电|用气|water|power|electricity|heating|transport)/i,
    measure: 'number',
    unit: /^\s*(?:余|多)?(?:名|位|个)?(?:人(?!民币|次)|居民|市民|群众|people|persons|residents)/i,
    confidence: 0.75,
  },
  {
    fact: 'cn.population.maxProvincePercent',
    about: /(?:全省|本省|全区人口|省级).{0,10}(?:人口|用户)/,
    measure: 'number',
    unit: /^\s*(?:%|percent)/,
    confidence: 0.7,
  },
  {
    fact: 'cn.population.maxPrefecturePercent',
    about: /(?:全市|本市|地市|州).{0,10}人口/,
    measure: 'number',
    unit: /^\s*(?:%|percent)/,
    confidence: 0.7,
  },
  {
    fact: 'cn.tampering.views',
    about: /(?:浏览|点击|阅读|访问).{0,10}(?:次|量)|views/i,
    measure: 'number',
    before: /(?:浏览|点击|阅读|访问)[^，,]{0,10}$/,
    unit: /^\s*(?:余|多)?(?:人?次|views)/i,
    confidence: 0.7,
  },
  {
    fact: 'cn.tampering.reposts',
    about: /转发|转载|reposts?|shares/i,
    measure: 'number',
    before: /转[发载][^，,]{0,10}$/,
    unit: /^\s*(?:余|多)?(?:人?次|条)/,
    confidence: 0.7,
  },
]

/** What stands before it was said earlier and is no longer so. */
const corrected = /^\s*[余多]?\S{0,2}(?:更正|修正|调整|变更|更新|改)为/

/** Numbers that the sentences of a report state, with their units. */
export function numberFacts(sentence: Sentence): readonly Finding[] {
  return numberRules.flatMap((rule) => {
    if (!rule.about.test(sentence.text)) return []
    const values = rule.measure === 'minutes' ? minuteValues(sentence.text) : numeralsIn(sentence.text)
    return values
      .filter((span) => fits(rule, sentence.text, span) && !corrected.test(sentence.text.slice(span.end)))
      .slice(0, 2)
      .map(({ value, start, end, rough }) => {
        const near = rule.about.test(clauseAt(sentence.text, start))
        const confidence = rule.confidence - (rough ? 0.1 : 0) - (near ? 0 : 0.15)
        return factFinding(rule.fact, value, { sentence, start, end, confidence })
      })
  })
}

/** The clause a number stands in: what is said in the same breath is surer than what the sentence says elsewhere. */
function clauseAt(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('，', at), text.lastIndexOf(', ', at)) + 1
  const end = /[，]|, /.exec(text.slice(at))?.index
  return text.slice(start, end === undefined ? text.length : at + end)
}

const minuteValues = (
  text: string,
): readonly { value: number; start: number; end: number; rough: boolean }[] =>
  durationsIn(text).map((duration) => ({ ...duration, value: duration.minutes }))

const fits = (
  rule: NumberRule,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean =>
  !/^(?:之?[前后内]|以[内后]|ago)/.test(text.slice(end)) &&
  (rule.unit === undefined || rule.unit.test(text.slice(end))) &&
  (rule.before === undefined || rule.before.test(text.slice(0, start)))

interface Found {
  readonly sentence: Sentence
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/** A fact read at a place of a sentence. */
export const factFinding = (
  name: string,
  value: FactValue,
  { sentence, start, end, confidence }: Found,
): Finding => ({
  of: 'fact',
  name,
  value,
  source: sourceAt(
    sentence.line,
    { start: sentence.start + start, end: sentence.start + end },
    Math.round(confidence * 100) / 100,
  ),
})
