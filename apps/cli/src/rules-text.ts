import {
  type Instrument,
  type Language,
  type Localized,
  type RuleDifference,
  textIn,
  wordingOf,
} from '@fengsui/core'
import { dutyTable } from './duty-text.ts'
import { proof } from './proof-text.ts'
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
  const all = [
    `${title} (${instrument.id})\n${lifeOf(instrument, language)}\n`,
    section('grades', table(instrument.grades.map(({ roman, zh, en, id }) => [roman, zh, en, id])), language),
    section('indicators', indicatorTable(instrument, language), language),
    section('duties', dutyTable(instrument, language), language),
    section('contents', contentTable(instrument, language), language),
    section('choices', choiceTable(instrument, language), language),
    section('liability', liabilityTable(instrument, language), language),
    section(
      'sources',
      table(
        instrument.sources.map(({ key, title: name, readOn = '', url = '' }) => [
          key,
          readOn,
          textIn(name, language),
          url,
        ]),
      ),
      language,
    ),
  ]
  return all.filter((part) => part !== '').join('\n')
}

const statuses = {
  enacted: { zh: '已颁布', en: 'enacted' },
  proposed: { zh: '征求意见稿，从未施行', en: 'a draft, never in force' },
  repealed: { zh: '已废止', en: 'repealed' },
} as const satisfies Readonly<Record<Instrument['status'], Localized>>

/** Which version it is, from when to when it holds, and when somebody last compared it with its sources. */
function lifeOf(instrument: Instrument, language: Language): string {
  const { version, status, validFrom, validTo, checkedOn } = instrument
  const parts: readonly (Localized | undefined)[] = [
    { zh: `版本${version}`, en: `version ${version}` },
    statuses[status],
    validFrom === undefined ? undefined : { zh: `${validFrom}起施行`, en: `in force from ${validFrom}` },
    validTo === undefined ? undefined : { zh: `至${validTo}`, en: `until ${validTo}` },
    { zh: `最近核对${checkedOn}`, en: `last checked ${checkedOn}` },
  ]
  return parts
    .flatMap((part) => (part === undefined ? [] : [textIn(part, language)]))
    .join(textIn({ zh: '，', en: ', ' }, language))
}

/** An instrument without rows of a kind needs no heading for them. */
const section = (name: keyof typeof headings, body: string, language: Language): string =>
  body.trim() === '' ? '' : `${textIn(headings[name], language)}\n${body}`

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
