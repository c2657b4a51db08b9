import {
  type Duty,
  type Instrument,
  type Language,
  type Localized,
  partyName,
  textIn,
  type Within,
  wordingOf,
} from '@fengsui/core'
import { proof } from './proof-text.ts'
import { table } from './table.ts'

/** Every duty with its limit, and below it when it is owed. */
export function dutyTable(instrument: Instrument, language: Language): string {
  const rows = instrument.duties.map((duty) => [
    duty.id,
    ...proof(duty, language),
    limitOf(duty, language),
    `${partyName(instrument, duty.from, language)} → ${partyName(instrument, duty.to, language)}`,
    textIn(duty.label, language),
  ])
  const lines = table(rows).split('\n')
  return instrument.duties
    .map((duty, row) =>
      [lines[row], ...conditions(duty, instrument, language).map((one) => `        ${one}`)].join('\n'),
    )
    .concat('')
    .join('\n')
}

/** On what a duty depends, one condition a line; none: it is always owed. */
function conditions(duty: Duty, instrument: Instrument, language: Language): readonly string[] {
  const { level, when, supersededBy, suspendedBy } = duty
  const wording = wordingOf(instrument, language)
  const grade = instrument.grades.find(({ id }) => id === level)
  const all: readonly (Localized | undefined)[] = [
    grade && { zh: `${grade.zh}（${grade.roman}）以上`, en: `level ${grade.roman}, ${grade.en}, or above` },
    'always' in when ? undefined : same(wording.expression(when)),
    supersededBy && {
      zh: `${wording.expression(supersededBy.when)}时由${supersededBy.duty}代替`,
      en: `replaced by ${supersededBy.duty} once: ${wording.expression(supersededBy.when)}`,
    },
    suspendedBy && {
      zh: `${wording.expression(suspendedBy.when)}时可以不履行，除非另有要求`,
      en: `rests while ${wording.expression(suspendedBy.when)}, unless ordered otherwise`,
    },
  ]
  return all.flatMap((one) => (one === undefined ? [] : [textIn(one, language)]))
}

/** Worded in the language already. */
const same = (text: string): Localized => ({ zh: text, en: text })

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
