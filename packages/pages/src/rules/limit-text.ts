import {
  type Duty,
  type DutyStart,
  type EventStart,
  type Instrument,
  type Language,
  partyName,
  textIn,
  type Within,
} from '@fengsui/core'
import { amount } from '../words/amounts.ts'
import { fill, wordsIn } from '../words/words.ts'

/** The limit of a duty in sentences: how long, from when, and what else there is to it. */
export function limitLines(law: Instrument, duty: Duty, language: Language): readonly string[] {
  const { rules } = wordsIn(language)
  const { within, start, orEarlier = [], target } = duty
  const first = within === undefined ? [openLimit(duty, language)] : [lengthOf(within, language)]
  const clocks = orEarlier.flatMap((clock) => [
    lengthOf(clock.within, language),
    ...startLines(law, clock.start, language),
  ])
  return [
    ...first,
    ...(start === undefined ? [] : startLines(law, start, language)),
    ...clocks,
    ...(clocks.length === 0 ? [] : [rules.earliest]),
    ...[within, ...orEarlier.map((clock) => clock.within)].flatMap((one) => lateReading(one, language)),
    ...(target === undefined
      ? []
      : [fill(rules.target, { within: amount(target.minutes, 'min', language) })]),
    ...openPoints([start, ...orEarlier.map((clock) => clock.start)], language),
  ]
}

/** What is said where the law has no number. */
function openLimit({ urgency, binding }: Duty, language: Language): string {
  const { rules } = wordsIn(language)
  if (binding === false) return rules.encouraged
  if (urgency === undefined) return rules.asItsRules
  return urgency === 'immediate' ? rules.immediate : rules.promptly
}

/** A length of time: minutes as hours and days, or calendar months. */
export const lengthOf = ({ minutes, months }: Within, language: Language): string =>
  months === undefined
    ? amount(minutes, 'min', language)
    : fill(wordsIn(language).rules.months, { n: months })

function startLines(law: Instrument, start: DutyStart, language: Language): readonly string[] {
  const { rules } = wordsIn(language)
  if ('event' in start) return [eventText(law, start, language)]
  if ('receiptOf' in start) {
    const duty = start.receiptOf
      .map((id) => dutyName(law, id, language))
      .join(language === 'en' ? ', ' : '、')
    return [fill(rules.onReceipt, { duty })]
  }
  if ('submissionOf' in start) {
    const duty = dutyName(law, start.submissionOf, language)
    return [fill(rules.onSubmission[start.pick], { duty })]
  }
  return [rules.afterInitial]
}

function eventText(law: Instrument, { event, actor }: EventStart, language: Language): string {
  const { rules, log } = wordsIn(language)
  const names: Readonly<Record<string, string>> = log.starts
  return fill(rules.byActor, { actor: partyName(law, actor, language), event: names[event] ?? event })
}

const dutyName = ({ duties }: Instrument, id: string, language: Language): string => {
  const label = duties.find((duty) => duty.id === id)?.label
  return label === undefined ? id : `${textIn(label, language)} (${id})`
}

function lateReading(within: Within | undefined, language: Language): readonly string[] {
  const { rules } = wordsIn(language)
  const { untilEndOfDay, roll } = within ?? {}
  return [
    ...(untilEndOfDay === undefined ? [] : [rules.endOfDay]),
    ...(roll === undefined ? [] : [fill(rules.rolls, { time: clockTime(roll.minuteOfDay) })]),
  ]
}

const minutesPerHour = 60
const two = (value: number): string => String(value).padStart(2, '0')
const clockTime = (minuteOfDay: number): string =>
  `${two(Math.floor(minuteOfDay / minutesPerHour))}:${two(minuteOfDay % minutesPerHour)}`

/** Which named choices move the start. */
function openPoints(starts: readonly (DutyStart | undefined)[], language: Language): readonly string[] {
  const ids = starts.flatMap((start) =>
    start !== undefined && 'event' in start
      ? [start.alsoBy?.choice, start.grown?.choice].filter((id) => id !== undefined)
      : [],
  )
  return ids.length === 0 ? [] : [fill(wordsIn(language).rules.open, { ids: [...new Set(ids)].join(', ') })]
}
