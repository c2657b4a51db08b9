import type { Reading } from '@fengsui/channels'
import type { FactValue, Json, Outcome } from '@fengsui/core'
import type { StoredMessage } from '@fengsui/store'
import { receiveDurably } from '../intake/receive-report.ts'
import type { IntakeFailure, Receipt } from '../intake/submission.ts'
import type { Services } from '../services.ts'
import { submissionKey } from './store-vault.ts'

/** What a person confirms: the unit as they wrote it, and the names of what they keep of the draft. */
export interface Confirmation {
  readonly unitName: string
  readonly unitPlace: string
  readonly keep: ReadonlySet<string>
}

/**
 * Receives a confirmed draft by the same door as every report, as of the time the message came: a sender is not late
 * because a desk was slow. Its number is the one the sender was told.
 */
export function confirmMessage(
  services: Services,
  message: StoredMessage,
  confirmed: { readonly reading: Reading | undefined; readonly confirmation: Confirmation },
): Promise<Outcome<Receipt, IntakeFailure>> {
  const then = { ms: message.receivedMs, offset: services.now().offset }
  const json = reportOf(services, { ...confirmed, sender: message.sender })
  return receiveDurably(
    { ...services, now: () => then },
    { json, caller: 'public', key: submissionKey(message), channel: message.channel },
  )
}

interface Confirmed {
  readonly reading: Reading | undefined
  readonly confirmation: Confirmation
  readonly sender: string
}

function reportOf({ codes, law }: Services, { reading, confirmation, sender }: Confirmed): Json {
  const { unitName, unitPlace, keep } = confirmation
  const draft = reading?.draft
  const kept = <Value>(values: Readonly<Record<string, Value>> = {}, prefix = ''): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => keep.has(prefix + name)))
  const known = (facts: Readonly<Record<string, FactValue>>): Record<string, FactValue> =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => law.facts.some((fact) => fact.name === name)))
  const events = (draft?.events ?? []).filter(({ type }) => keep.has(type))
  const { about } = draft ?? {}
  const report = {
    kind: about === undefined || !keep.has('about') ? 'initial' : 'supplement',
    ...(about !== undefined && keep.has('about') ? { about, followUp: codes.followUp(about) } : {}),
    reporter: { role: roleOf(events[0]?.actor) },
    unit: {
      name: unitName,
      ...(unitPlace === '' ? {} : { place: unitPlace }),
      // Whoever wrote can be asked.
      ...(sender.includes('@') ? { contact: { email: sender } } : {}),
    },
    entity: known(kept(draft?.entity)),
    incident: known(kept(draft?.incident)),
    events,
    contents: kept(draft?.contents, 'contents.'),
  }
  return JSON.parse(JSON.stringify(report)) as Json
}

const roleOf = (actor = 'operator'): string => (actor === 'public' ? 'individual' : actor)
