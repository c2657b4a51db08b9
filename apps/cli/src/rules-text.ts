import {
  type Cited,
  citationIn,
  confidenceLabels,
  type Duty,
  type Instrument,
  type Language,
  type Localized,
  partyName,
  type RuleDifference,
  textIn,
  type Within,
  wordingOf,
} from '@fengsui/core'
import { table } from './table.ts'

/** What the tables of an instrument are called. */
export const headings: Readonly<Record<RuleDifference['list'] | 'sources', Localized>> = {
  grades: { zh: '等级', en: 'Grades' },
  indicators: { zh: '分级指标', en: 'Grading indicators' },
  duties: { zh: '职责', en: 'Duties' },
  contents: { zh: '报告内容', en: 'Report contents' },
  choices: { zh: '未定之处及选择', en: 'Open points and choices' },
  liability: { zh: '可能的后果', en: 'Possible consequences' },
  sources: { zh: '来源', en: 'Sources' },
}

/** An instrument as plain tables: what it asks, how sure we are, and where it was read. */
export function rulesText(instrument: Instrument, language: Language): string {
  const title = textIn(instrument.title, language)
  const since = instrument.validFrom === undefined ? '' : `, ${instrument.validFrom}`
  const all = [
    `${title} (${instrument.id}, ${instrument.status}${since})\n`,
    section('grades', table(instrument.grades.map(({ roman, zh, en, id }) => [roman, zh, en, id])), language),
    section('indicators', indicatorTable(instrument, language), language),
    section('duties', dutyTable(instrument, language), language),
    section('contents', contentTable(instrument, language), language),
    section('choices', choiceTable(instrument, language), language),
    section('liability', liabilityTable(instrument, language), language),
    section(
      'sources',
      table(instrument.sources.map(({ key, title: name, url = '' }) => [key, textIn(name, language), url])),
      language,
    ),
  ]
  return all.filter((part) => part !== '').join('\n')
}

/** An instrument without rows of a kind needs no heading for them. */
const section = (name: keyof typeof headings, body: string, language: Language): string =>
  body.trim() === '' ? '' : `${textIn(headings[name], language)}\n${body}`

/** Citation, confidence and sources: they stand behind every row of the law. */
const proof = (cited: Cited, language: Language): readonly string[] => [
  citationIn(cited, language),
  textIn(confidenceLabels[cited.confidence], language),
  cited.sources.join(' '),
]

/** Highest level first; what an indicator speaks of stands below it, since it is long. */
function indicatorTable(instrument: Instrument, language: Language): string {
  const wording = wordingOf(instrument, language)
  const or = language === 'en' ? ' or ' : ' 或 '
  const indicators = instrument.grades.flatMap(({ id }) =>
    instrument.indicators.filter(({ level }) => level === id),
  )
  const lines = table(
    indicators.map((indicator) => [
      indicator.id,
      ...proof(indicator, language),
      indicator.measures.map(wording.comparison).join(or),
    ]),
  ).split('\n')
  return indicators
    .map(({ subject }, row) => {
      const below = subject === undefined ? '' : `        ${wording.expression(subject)}\n`
      return `${lines[row]}\n${below}`
    })
    .join('')
}

function dutyTable(instrument: Instrument, language: Language): string {
  const rows = instrument.duties.map((duty) => [
    duty.id,
    ...proof(duty, language),
    limitOf(duty, language),
    `${partyName(instrument, duty.from, language)} → ${partyName(instrument, duty.to, language)}`,
    textIn(duty.label, language),
  ])
  return table(rows)
}

const promptness = {
  immediate: { zh: '第一时间', en: 'at once' },
  promptly: { zh: '及时', en: 'promptly' },
} as const satisfies Readonly<Record<string, Localized>>

function limitOf(duty: Duty, language: Language): string {
  const { within, orEarlier = [], urgency, binding } = duty
  const or = textIn({ zh: '，先到者为准', en: ', whichever ends first' }, language)
  if (within !== undefined)
    return `${[within, ...orEarlier.map((clock) => clock.within)].map((one) => lengthOf(one, language)).join(' / ')}${orEarlier.length > 0 ? or : ''}`
  if (urgency !== undefined) return textIn(promptness[urgency], language)
  const open =
    binding === false ? { zh: '鼓励', en: 'encouraged' } : { zh: '见其规定', en: 'as its rules say' }
  return textIn(open, language)
}

/** A length of time, in minutes or months. */
export const lengthOf = ({ minutes, months }: Within, language: Language): string =>
  months === undefined
    ? `≤ ${(minutes ?? 0).toLocaleString('en-US')} min`
    : textIn({ zh: `≤ ${months}个月`, en: `≤ ${months} month` }, language)

const requirement = {
  always: { zh: '首报必有', en: 'in the first report' },
  'if-known': { zh: '知道时', en: 'when known' },
  summary: { zh: '总结报告必有', en: 'in the summary' },
} as const satisfies Readonly<Record<string, Localized>>

const contentTable = (instrument: Instrument, language: Language): string =>
  table(
    instrument.contents.map((item) => [
      item.id,
      ...proof(item, language),
      textIn(requirement[item.report === 'summary' ? 'summary' : item.required], language),
      textIn(item.label, language),
    ]),
  )

const liabilityTable = (instrument: Instrument, language: Language): string =>
  table(
    (instrument.liability ?? []).map((row) => [
      row.id,
      ...proof(row, language),
      textIn(row.conduct, language),
      textIn(row.consequence, language),
    ]),
  )

const choiceTable = (instrument: Instrument, language: Language): string =>
  instrument.choices
    .map(({ id, question, readings, default: standard }) => {
      const rows = readings.map(({ value, label }) => [
        `  ${value === standard ? '*' : ' '} ${value}`,
        textIn(label, language),
      ])
      return `${id}  ${textIn(question, language)}\n${table(rows)}`
    })
    .join('')
