import type { Sealed } from '../event-record.ts'
import type { ScanResult } from '../evidence/evidence.ts'
import { freshItems, holds, type NewItem, scanRefusal } from '../evidence/new-item.ts'
import { fail, type Outcome, succeed } from '../outcome.ts'
import type { Case } from './case.ts'
import type { CasePayload, EvidencePassed } from './case-event.ts'
import type { RefusalCode } from './refusals.ts'

/** What happened, with the part of it that is sealed. */
export type Payload = CasePayload & { readonly private?: Sealed }

/** What can be asked of the evidence of a case. */
export type EvidenceCommand =
  | { readonly type: 'attach-evidence'; readonly items: readonly NewItem[] }
  | { readonly type: 'record-scan'; readonly digest: string; readonly result: ScanResult }
  | { readonly type: 'record-download'; readonly digest: string }

/** Decides what is asked of evidence. Bytes that the case holds already are not attached again. */
export function decideEvidence(
  { evidence }: Case,
  command: EvidenceCommand,
): Outcome<readonly Payload[], RefusalCode> {
  switch (command.type) {
    case 'attach-evidence': {
      const fresh = freshItems(evidence, command.items)
      return fresh.ok ? succeed(fresh.value.map(attached)) : fresh
    }
    case 'record-scan': {
      const { digest, result } = command
      const refused = scanRefusal(evidence, digest)
      if (refused !== undefined) return fail(refused)
      return succeed([{ type: 'evidence.scanned', data: { digest, result } }])
    }
    case 'record-download': {
      const { digest } = command
      if (!holds(evidence, digest)) return fail('evidence-unknown')
      return succeed([{ type: 'evidence.downloaded', data: { digest } }])
    }
  }
}

const attached = ({ item, private: sealed }: NewItem): Payload => ({
  type: 'evidence.attached',
  data: item,
  private: sealed,
})

/** Items that went to another desk, if any did. */
export const evidencePassed = (data: EvidencePassed | undefined): readonly CasePayload[] =>
  data === undefined || data.digests.length === 0 ? [] : [{ type: 'evidence.handed-over', data }]
