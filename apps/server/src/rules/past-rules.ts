import {
  type Assessor,
  createAssessor,
  type FindRecipient,
  type Instrument,
  type RuleVersion,
} from '@fengsui/core'
import type { Store } from '@fengsui/store'
import { digestOf } from './digest-of.ts'

interface Memory {
  readonly assessor: Assessor
  readonly store: Store
  readonly findRecipient: FindRecipient
}

/**
 * The assessor under the versions that an event names: a later change of the rules does not change what they said then.
 * A version nobody remembers (of the time before versions were recorded) is taken as it is now.
 */
export async function assessorUnder(memory: Memory, rules: RuleVersion | undefined): Promise<Assessor> {
  if (rules?.digest === undefined) return memory.assessor
  const { instruments } = memory.assessor.book
  const named = [rules, ...(rules.beside ?? [])]
  const then = await Promise.all(named.map((one) => instrumentOf(memory, one)))
  const found = then.filter((one) => one !== undefined)
  if (found.every((one) => instruments.includes(one))) return memory.assessor
  const leading = instruments.map((one) => found.find(({ id }) => id === one.id) ?? one)
  const gone = found.filter(({ id }) => !instruments.some((one) => one.id === id))
  return createAssessor({ ...memory, instruments: [...leading, ...gone] })
}

/** An instrument by the digest of its text; the present one where it is the same. */
async function instrumentOf(
  { assessor, store }: Memory,
  { instrument, digest }: Omit<RuleVersion, 'beside'>,
): Promise<Instrument | undefined> {
  const now = assessor.book.instruments.find(({ id }) => id === instrument)
  if (now !== undefined && digestOf(now) === digest) return now
  const text = digest === undefined ? undefined : await store.ruleLoads.text(digest)
  // Only instruments that were in use are recorded.
  return text === undefined ? undefined : (JSON.parse(text) as Instrument)
}
