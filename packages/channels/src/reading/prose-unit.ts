import type { ReadingContext } from '../draft.ts'
import { type Finding, sourceAt } from './finding.ts'
import type { Line, Sentence } from './line.ts'

const kinds =
  '(?:有限责任公司|妇幼保健院|保健院|疾控中心|急救中心|农商行|农村商业银行|支行|分行|热力公司|自来水公司|供水公司|档案馆|文化馆|体育馆|派出所|街道办|股份有限公司|有限公司|集团公司|集团|分公司|公司|人民医院|中医院|医院|卫生院|大学|学院|中学|小学|幼儿园|学校|研究院|研究所|设计院|银行|信用社|联社|人民政府|政府|办事处|管委会|委员会|管理局|公安局|教育局|卫健委|卫健局|税务局|供电局|水务局|电视台|广播电台|报社|日报社|出版社|图书馆|博物馆|数据中心|信息中心|服务中心|交易中心|融媒体中心|中心|自来水厂|水厂|电厂|工厂|机场|港口|车站|协会|学会|基金会|合作社|事务所|法院|检察院|厅|局|部|处|厂|站)'
const name = `[\\u4e00-\\u9fffA-Za-z0-9（）()·]{2,36}?${kinds}`
/** What may follow a name. */
const ends = `(?=$|[^\\u4e00-\\u9fff]|的|是|于|在|现|向|报告|网站|官网|门户|系统|首页|遭|被|发生|信息|网络|办公|业务|服务器|内网|数据|员工|我|昨|今|因|出现|疑似|突发|计划)`
const bounded = `(?:${name})${ends}`
/** A name that says by its form that it is a whole unit, not one of its parts. */
const whole = `[\\u4e00-\\u9fffA-Za-z0-9（）()·]{3,30}?(?:有限责任公司|股份有限公司|有限公司|集团公司|大学|学院|医院|银行)${ends}`
/** What a unit calls itself after "our". */
const selves = '单位|公司|平台|中心|集团|机构|协会|院|校|馆|局|司|厂|行|委|所|社|厅|站|店|园|台|办'
const english = String.raw`[A-Z][A-Za-z&.'-]*(?:\s+(?:of|for|the|and|&|[A-Z][A-Za-z&.'-]*)){0,6}\s+(?:Hospital|University|College|Bank|Bureau|Company|Corporation|Group|School|Institute|Ltd\.?|Inc\.?|Co\.,?\s?Ltd\.?|LLC|Authority|Agency|Centre|Center|Plant)`

interface Pattern {
  readonly pattern: RegExp
  readonly confidence: number
}

const introductions: readonly Pattern[] = [
  {
    pattern: new RegExp(
      `(?:我(?:们)?(?:${selves})?(?:是|为|系|[（(])|本(?:${selves})(?:是|为|系|[（(])|这里是|此致来自|我代表|单位为)\\s*(?<name>${bounded})`,
      'u',
    ),
    confidence: 0.85,
  },
  { pattern: new RegExp(`(?:我(?:们)?|本)(?:${selves})(?<name>${whole})`, 'u'), confidence: 0.8 },
  { pattern: new RegExp(`^\\s*(?<name>${name})\\s*[（(](?:以下简称|下称|简称)`, 'u'), confidence: 0.85 },
  {
    pattern: new RegExp(
      `(?:we are|on behalf of|this is|I (?:work|am) (?:at|for|with)|reporting for)\\s+(?:the\\s+)?(?<name>${english})`,
      '',
    ),
    confidence: 0.8,
  },
  {
    pattern: new RegExp(
      `(?<name>${bounded})(?=[^。;]{0,16}(?:遭|被|发生|疑似|出现|无法|打不开|泄露|中断|瘫痪|感染|突发))`,
      'u',
    ),
    confidence: 0.65,
  },
  { pattern: new RegExp(`(?:关于)\\s*(?<name>${bounded})`, 'u'), confidence: 0.65 },
  { pattern: new RegExp(`(?<name>${english})`), confidence: 0.45 },
]

const ourselves = new RegExp(`^(?:我|本)(?:们)?(?:${selves})`, 'u')
const receivers = /网信办|互联网信息办公室|网络安全和信息化委员会|网信部门|公安|贵(?:办|单位|局|处|厅)/
const common = /^(?:我|本|贵|该|某|其|各|有关|相关|上级|你|您|这|那|一家|的|和|与|在|由|对|向|请|经|为|并)+/u

/** The unit a message speaks for: as it introduces itself, as it is named beside what happened, or as it signs. */
export function proseUnit(sentences: readonly Sentence[], lines: readonly Line[]): readonly Finding[] {
  const introduced = sentences.flatMap((sentence) => unitOf(sentence))
  return [...introduced, ...signature(lines)]
}

function unitOf({ line, start, text }: Sentence): readonly Finding[] {
  for (const { pattern, confidence } of introductions) {
    const match = pattern.exec(text)
    const raw = match?.groups?.['name']
    if (match === null || raw === undefined) continue
    const told = raw.replace(afterComma, '')
    const value = told.replace(ourselves, '').replace(common, '')
    // What stands behind "our company" in so few characters is a part of it: its data centre, its IT department.
    const shortest = ourselves.test(told) ? 6 : 4
    if (value.length < shortest || receivers.test(value) || value.includes('发现')) continue
    const at = start + text.indexOf(value, match.index)
    return [
      { of: 'unit.name', value, source: sourceAt(line, { start: at, end: at + value.length }, confidence) },
    ]
  }
  return []
}

/** What stands before a date or an introduction does not belong to the name. */
const afterComma =
  /^.*(?:发现|获知|得知|反映|下午|上午|晚上|凌晨|左右|许|[点时分日]|年|月)(?=[\u4e00-\u9fff]{4})/u

/** A name at the end of a text: after a label or a telephone number, before whoever signs or a day. */
const atEnd = new RegExp(
  `^\\s*(?:(?:报告|涉事|事发)?单位\\s*[:：]|(?:联系)?电话\\s*[\\dx*—-]{7,}\\s+)?\\s*(?<name>${name})(?:\\s+[^\\s，,]{2,6}){0,2}(?:\\s*[\\d年月日-]{7,})?\\s*$`,
  'u',
)

/** A line at the end that is a name of a unit and nothing else, most often above the date. */
function signature(lines: readonly Line[]): readonly Finding[] {
  const alone = new RegExp(
    `^\\s*(?:报告单位|单位|报告人|落款)?\\s*[:：]?\\s*(?<name>${name})\\s*(?:[（(](?:盖章|公章|印章)[）)])?\\s*$`,
    'u',
  )
  const tail = lines.filter(({ text, quoted }) => text.trim() !== '' && !quoted).slice(-6)
  return tail.flatMap((line) => {
    // The last sentence of a line may be the signature, with a person or a day behind it.
    const last = line.text.search(/[^。;；!?？！]*$/)
    const value =
      alone.exec(line.text)?.groups?.['name'] ?? atEnd.exec(line.text.slice(last))?.groups?.['name']
    if (value === undefined || receivers.test(value)) return []
    const start = line.text.lastIndexOf(value)
    return [{ of: 'unit.name', value, source: sourceAt(line, { start, end: start + value.length }, 0.7) }]
  })
}

/** The place of a unit: where it says so, else where its name says it lies, else the first place the text is sure of. */
export function placeFindings(
  { name: unitName, place }: { readonly name?: Finding | undefined; readonly place?: Finding | undefined },
  sentences: readonly Sentence[],
  { resolvePlace }: ReadingContext,
): readonly (Finding & { readonly code?: string })[] {
  const written = [place, unitName].flatMap((finding) => {
    if (finding === undefined || !('value' in finding) || typeof finding.value !== 'string') return []
    const answer = resolvePlace(finding.value)
    const value = finding === place ? finding.value : evidenceText(answer.evidence, finding.value)
    if (value === '') return []
    const confidence = answer.code === undefined ? 0.4 : finding === place ? 0.95 : 0.8
    const shift = finding === place ? 0 : finding.value.indexOf(value)
    const start = finding.source.start + shift
    const source = {
      ...finding.source,
      start,
      end: start + value.length,
      text: value,
      confidence: Math.min(confidence, finding.source.confidence),
    }
    return [{ of: 'unit.place' as const, value, source, ...codeOf(answer) }]
  })
  const known = written.find(({ code }) => code !== undefined)?.code
  if (known !== undefined && !known.endsWith('00')) return written
  const told = sentences.flatMap((sentence) => placeInSentence(sentence, resolvePlace))
  return known === undefined ? [...written, ...told] : [...told.filter(liesIn(known)), ...written]
}

/** A name says the city at best; the text may say which part of it. */
const liesIn =
  (whole: string) =>
  ({ code }: { readonly code?: string }): boolean =>
    code !== undefined && code !== whole && code.startsWith(whole.replace(/(?:00)+$/, ''))

const codeOf = (answer: ReturnType<ReadingContext['resolvePlace']>): { readonly code?: string } => {
  const code = answer.code ?? commonPrefecture(answer.candidates ?? []) ?? answer.provinceCode
  return code === undefined ? {} : { code }
}

/** The prefecture that all candidates lie in: a name may leave only its county open. */
function commonPrefecture(candidates: readonly { readonly code: string }[]): string | undefined {
  const prefectures = new Set(candidates.map(({ code }) => code.slice(0, 4)))
  const [only] = prefectures
  return prefectures.size === 1 && only !== undefined && !only.endsWith('00') ? `${only}00` : undefined
}

function placeInSentence(
  { line, start, text }: Sentence,
  resolvePlace: ReadingContext['resolvePlace'],
): readonly (Finding & { readonly code?: string })[] {
  if (receivers.test(text.slice(0, 40)) || text.length > 400) return []
  const answer = resolvePlace(text)
  if (answer.status !== 'ok' || answer.evidence.length === 0) return []
  const near = lastTogether(answer.evidence)
  const named = resolvePlace(text.slice(near.start, near.end)).code === answer.code
  const { start: from, end } = named ? near : spanOf(answer.evidence)
  const source = sourceAt(line, { start: start + from, end: start + end }, 0.55)
  return [{ of: 'unit.place', value: text.slice(from, end), source, ...codeOf(answer) }]
}

type Span = { readonly start: number; readonly end: number }

const spanOf = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map((one) => one.start)),
  end: Math.max(...spans.map((one) => one.end)),
})

/** The last spans that stand together: a company's name may hold the city that the address behind it tells whole. */
function lastTogether(spans: readonly Span[]): Span {
  const [last = { start: 0, end: 0 }, ...before] = spans.toSorted((a, b) => b.start - a.start)
  return before.reduce(
    (span, one) => (span.start - one.end <= 1 ? { start: one.start, end: span.end } : span),
    last,
  )
}

function evidenceText(
  evidence: readonly { readonly start: number; readonly end: number }[],
  text: string,
): string {
  if (evidence.length === 0) return ''
  const { start, end } = spanOf(evidence)
  return text.slice(start, end)
}
