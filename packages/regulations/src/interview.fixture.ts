import type { Instrument, Json } from '@fengsui/core'
import { assess } from './assess.fixture.ts'
import { complete, inputOf, type Known, pick, withoutContradiction } from './incidents.fixture.ts'

/** What a person was asked, in order, and what is known afterwards. */
export interface Interview {
  readonly known: Known
  readonly asked: readonly string[]
}

/** Lets a person who knows the truth answer the first question they can, until none is left. */
export function interview(
  law: Instrument,
  known: Known,
  { truth, events }: { readonly truth: Known; readonly events: readonly Json[] },
): Interview {
  const { ask } = assess(inputOf(law, known, { events }))
  const all = { ...unharmed(law), ...complete(law, known, truth) }
  const [first] = ask
    .map(({ id, facts }) => ({ id, answers: pick(all, facts) }))
    .filter(({ answers }) => Object.keys(answers).length > 0)
  if (first === undefined) return { known, asked: [] }
  const next = withoutContradiction(law, { ...known, ...first.answers })
  const rest = interview(law, next, { truth, events })
  return { known: rest.known, asked: [first.id, ...rest.asked] }
}

/** What a person says of harm that is not there. */
const unharmed = ({ facts }: Instrument): Known =>
  Object.fromEntries(
    facts.flatMap(({ name, whenNotConcerned = null }) =>
      whenNotConcerned === null ? [] : [[name, whenNotConcerned]],
    ),
  )
