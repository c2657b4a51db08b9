import { type AssessAnswer, type Instrument, type Language, textIn, wordingOf } from '@fengsui/core'
import { table } from './table.ts'

const words = {
  'zh-CN': { near: '离更高等级还差', forecast: '照此发展', to: '→', never: '也可能不会' },
  en: {
    near: 'Short of a higher level by',
    forecast: 'If it goes on like this',
    to: 'to',
    never: 'or never',
  },
} as const

/** What most people want to see of a list that is sorted by how near things are. */
const shown = 3

/** Which levels were nearly reached, and what is still missing for them. */
export function nearText({ whyNot }: AssessAnswer, law: Instrument | undefined, language: Language): string {
  if (law === undefined || whyNot.length === 0) return ''
  const { comparison } = wordingOf(law, language)
  const rows = whyNot
    .slice(0, shown)
    .map(({ indicator, level, changes }) => [
      '',
      indicator,
      levelName(law, level, language),
      changes
        .map((change) => `${comparison(change)}${short(change.distance)}`)
        .join(language === 'en' ? ', ' : '，'),
    ])
  return `${words[language].near}\n${table(rows)}`
}

const short = (distance: number | undefined): string =>
  distance === undefined ? '' : ` (−${distance.toLocaleString('en-US')})`

/** Which thresholds growing facts will cross, and when. */
export function forecastText(
  { forecast }: AssessAnswer,
  law: Instrument | undefined,
  language: Language,
): string {
  if (law === undefined || forecast.length === 0) return ''
  const { comparison } = wordingOf(law, language)
  const text = words[language]
  const rows = forecast
    .slice(0, shown)
    .map(({ at, earliest, latest, indicator, level, fact, threshold }) => [
      '',
      at,
      earliest === latest ? '' : `${earliest} ${text.to} ${latest ?? text.never}`,
      indicator,
      levelName(law, level, language),
      comparison({ fact, op: '>=', value: threshold }),
    ])
  return `${text.forecast}\n${table(rows)}`
}

function levelName({ grades }: Instrument, level: string, language: Language): string {
  const grade = grades.find(({ id }) => id === level)
  return grade === undefined ? level : `${grade.roman} ${textIn(grade, language)}`
}
