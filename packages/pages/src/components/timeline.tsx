import { type CaseEvent, formatReceiptNumber, type Instrument, type Language, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { fileSize, scanText, shortDigest } from '../evidence/evidence-text.ts'
import { dayAndTime, instantOf, span } from '../words/times.ts'
import { capitalised, fill, wordsIn } from '../words/words.ts'

/** One event in one sentence. */
export const eventText = (law: Instrument, event: CaseEvent, language: Language): string =>
  capitalised(told(law, event, language), language)

function told(law: Instrument, event: CaseEvent, language: Language): string {
  const words = wordsIn(language)
  const text = words.log.events[event.type]
  const starts: Readonly<Record<string, string>> = words.log.starts
  const level = (id: string): string => {
    const grade = law.grades.find((one) => one.id === id)
    return grade === undefined ? id : textIn(grade, language)
  }
  const duty = (id: string): string => {
    const declared = law.duties.find((one) => one.id === id)
    return declared === undefined ? id : `${textIn(declared.label, language)} (${id})`
  }
  switch (event.type) {
    case 'incident.opened':
      return fill(text, { title: event.data.title })
    case 'facts.recorded':
      return fill(text, { n: Object.keys(event.data.facts).length })
    case 'start.recorded':
      return fill(text, {
        what: starts[event.data.type] ?? event.data.type,
        at: dayAndTime(instantOf(event.data.at), language),
      })
    case 'correction.proposed':
    case 'correction.dropped':
    case 'start.corrected':
      return fill(text, {
        what: starts[event.data.was.type] ?? event.data.was.type,
        was: dayAndTime(instantOf(event.data.was.at), language),
        at: dayAndTime(instantOf(event.data.at), language),
        reason: event.data.reason,
      })
    case 'report.received':
    case 'report.sent':
      return fill(text, {
        kind: words.followUp.kinds[event.data.kind],
        number: formatReceiptNumber(event.data.number),
      })
    case 'filing.recorded':
      return `${fill(text, { duty: duty(event.data.duty) })}${filingNote(event.data)}`
    case 'case.graded':
      return fill(text, { level: level(event.data.level) })
    case 'case.accepted':
      return fill(text, { by: event.data.by })
    case 'case.regraded':
      return fill(text, { level: level(event.data.level), reason: event.data.reason })
    case 'note.added':
      return fill(text, { text: event.data.text })
    case 'question.asked':
      return fill(text, { text: event.data.text })
    case 'question.returned':
      return fill(text, { fault: event.data.fault })
    case 'clock.missed':
      return fill(text, { duty: duty(event.data.duty), late: span(event.data.lateMs, language) })
    case 'case.closed':
    case 'hold.placed':
    case 'hold.lifted':
      return fill(text, event.data)
    case 'personal.erased':
    case 'case.joined':
    case 'case.absorbed':
    case 'case.parted':
    case 'case.released':
    case 'case.distinguished':
      return fill(text, { reason: event.data.reason })
    case 'evidence.attached': {
      const { digest, kind, size } = event.data
      return fill(text, {
        digest: shortDigest(digest),
        kind: words.evidence.kinds[kind],
        size: fileSize(size),
      })
    }
    case 'evidence.scanned':
      return fill(text, {
        digest: shortDigest(event.data.digest),
        result: scanText(event.data.result, language),
      })
    case 'evidence.downloaded':
      return fill(text, { digest: shortDigest(event.data.digest) })
    case 'evidence.handed-over':
      return fill(text, {
        to: event.data.to,
        n: event.data.digests.length,
        number: formatReceiptNumber(event.data.number),
      })
  }
}

const filingNote = ({ number, how }: { readonly number?: string; readonly how?: string }): string =>
  [number === undefined ? undefined : formatReceiptNumber(number), how]
    .filter(Boolean)
    .map((part) => `　${part}`)
    .join('')

interface TimelineProps {
  readonly law: Instrument
  readonly events: readonly CaseEvent[]
  readonly language: Language
}

/** The newest events first, each with its time and who did it. */
export function Timeline({ law, events, language }: TimelineProps): VNode {
  const { by } = wordsIn(language).log
  return (
    <ol class="log">
      {events.toReversed().map((event) => (
        <li key={event.id}>
          <time dateTime={event.at}>{dayAndTime(instantOf(event.at), language)}</time>
          <span>{eventText(law, event, language)}</span>
          <span class="m">{by[event.actor.kind]}</span>
        </li>
      ))}
    </ol>
  )
}
