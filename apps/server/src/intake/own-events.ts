import {
  type InputError,
  inputError,
  type Json,
  type ReporterRole,
  type RuleBook,
  sharedParties,
} from '@fengsui/core'

/** What the program itself sees happen: nobody outside can tell it. */
const seenHere: ReadonlySet<string> = new Set(['report.received', 'report.submitted'])

/** The party a reporter speaks as. */
export const partyOfRole: Readonly<Record<ReporterRole, string>> = {
  operator: 'operator',
  vendor: 'vendor',
  organisation: 'public',
  individual: 'public',
}

/**
 * Events that are not the sender's to tell: a receipt starts an authority's clock, and only a receipt does. Whoever
 * made the operator aware may be named as the actor of an awareness; everything else happened to the operator.
 */
export function foreignEvents(
  events: Json | undefined,
  role: ReporterRole,
  book: RuleBook,
): readonly InputError[] {
  if (!Array.isArray(events)) return []
  const types = book.eventTypes.filter((type) => !seenHere.has(type))
  return events.flatMap((event: Json, index) => {
    if (typeof event !== 'object' || event === null || Array.isArray(event)) return []
    const { type, actor } = event as Readonly<Record<string, Json>>
    const actors = type === 'aware.incident' ? sharedParties : ['operator', partyOfRole[role]]
    const refused = (member: string, known: readonly string[]): InputError =>
      inputError(`/events/${index}/${member}`, 'not-allowed', [...new Set(known)].join(', '))
    return [
      ...(typeof type === 'string' && !types.includes(type) ? [refused('type', types)] : []),
      ...(typeof actor === 'string' && !actors.includes(actor) ? [refused('actor', actors)] : []),
    ]
  })
}
