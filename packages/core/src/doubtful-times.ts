import type { AssessInput, InputEvent, InputFiling } from './assess-input.ts'
import { inputError } from './input-error.ts'
import type { Instant } from './instant.ts'
import type { EventStart } from './law.ts'
import type { InputError } from './problem.ts'
import type { RuleBook } from './rule-book.ts'

/** A part of the input, and where it stood. */
export type Placed<Part> = Part & { readonly pointer: string }

type Timed = Pick<AssessInput, 'evaluatedAt' | 'choices'> & {
  readonly events: readonly Placed<InputEvent>[]
  readonly filings: readonly Placed<InputFiling>[]
}

/** Times that can hardly be right: after the present, before the discovery, received before they were sent. */
export function doubtfulTimes(input: Timed, book: RuleBook): readonly InputError[] {
  const { events, filings, evaluatedAt } = input
  const awareMs = awareness(input, book)
  const { owed } = readingsOf(book)
  const at = (pointer: string, time: Instant, hasDiscovery: boolean): readonly InputError[] => {
    if (time.ms > evaluatedAt.ms) return [inputError(pointer, 'in-future')]
    return hasDiscovery && time.ms < awareMs ? [inputError(pointer, 'before-awareness')] : []
  }
  return [
    ...events.flatMap((event) => at(`${event.pointer}/at`, event.at, event.type === 'incident.handled')),
    ...filings.flatMap((filing) => at(`${filing.pointer}/at`, filing.at, owed.has(filing.duty))),
    ...filings.flatMap(({ pointer, at: sent, receivedAt }) => {
      if (receivedAt === undefined) return []
      if (receivedAt.ms < sent.ms) return [inputError(`${pointer}/receivedAt`, 'received-before-sent')]
      return at(`${pointer}/receivedAt`, receivedAt, false)
    }),
  ]
}

interface Readings {
  /** Duties an operator owes. */
  readonly owed: ReadonlySet<string>
  /** By whose knowledge too a clock may start. */
  readonly alsoBy: readonly NonNullable<EventStart['alsoBy']>[]
}

const known = new WeakMap<RuleBook, Readings>()

/** Looked up once for each book: every report asks several times. */
function readingsOf(book: RuleBook): Readings {
  const before = known.get(book)
  if (before !== undefined) return before
  const duties = book.instruments.flatMap((instrument) => instrument.duties)
  const owed = duties.filter(({ from }) => from === 'operator').map(({ id }) => id)
  const alsoBy = duties.flatMap(({ start }) =>
    start !== undefined && 'event' in start && start.alsoBy !== undefined ? [start.alsoBy] : [],
  )
  const readings = { owed: new Set(owed), alsoBy }
  known.set(book, readings)
  return readings
}

const discovery = 'aware.incident'

/** When the operator learnt of it, by whoever's knowledge is its own under the readings in effect. */
function awareness({ events, choices }: Timed, book: RuleBook): number {
  const isChosen = ({ choice, reading }: NonNullable<EventStart['alsoBy']>): boolean =>
    (choices[choice] ?? book.choices.get(choice)?.default) === reading
  const own = new Set(['operator'])
  for (const alsoBy of readingsOf(book).alsoBy) if (isChosen(alsoBy)) own.add(alsoBy.actor)
  const times = events
    .filter(({ type, actor }) => type === discovery && own.has(actor))
    .map(({ at }) => at.ms)
  return times.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...times)
}
