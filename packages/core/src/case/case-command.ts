import type { Sealed } from '../event-record.ts'
import type { NewItem } from '../evidence/new-item.ts'
import type {
  EvidencePassed,
  FactValues,
  Filing,
  ReportContent,
  SentReport,
  StartEvent,
} from './case-event.ts'
import type { CorrectionCommand } from './corrections.ts'
import type { EvidenceCommand } from './decide-evidence.ts'

/** What a person, a door or a clock can ask of a case. */
export type CaseCommand =
  | {
      readonly type: 'open-incident'
      readonly title: string
      readonly unit: string
      readonly facts: FactValues
      readonly starts: readonly StartEvent[]
    }
  | {
      readonly type: 'receive-report'
      readonly report: ReportContent
      readonly facts: FactValues
      readonly starts: readonly StartEvent[]
      readonly filings: readonly Filing[]
      readonly private?: Sealed
      readonly evidence?: readonly NewItem[]
    }
  | { readonly type: 'record-facts'; readonly facts: FactValues; readonly source: string }
  | { readonly type: 'record-start'; readonly start: StartEvent }
  | CorrectionCommand
  | { readonly type: 'record-filings'; readonly filings: readonly Filing[] }
  | {
      readonly type: 'record-sent'
      readonly sent: SentReport
      readonly filings: readonly Filing[]
      /** Items that went along. */
      readonly evidence?: EvidencePassed
    }
  | { readonly type: 'accept'; readonly by: string }
  | { readonly type: 'regrade'; readonly level: string; readonly reason: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'ask'; readonly key: string; readonly text: string }
  | { readonly type: 'return-question'; readonly key: string; readonly fault: string }
  | {
      readonly type: 'miss-clock'
      readonly duty: string
      readonly recipient: string
      readonly due: string
      readonly lateMs: number
    }
  | { readonly type: 'close'; readonly reason: string }
  | { readonly type: 'erase-personal'; readonly reason: string }
  | { readonly type: 'place-hold'; readonly by: string; readonly reason: string }
  | { readonly type: 'lift-hold'; readonly by: string; readonly reason: string }
  /** Of two cases on one incident, one joins and the other absorbs, in one transaction; parting undoes both. */
  | { readonly type: RelationCommand; readonly other: string; readonly reason: string }
  | EvidenceCommand

/** Of two cases: one goes on inside the other, or they are told apart. */
export type RelationCommand = 'join' | 'absorb' | 'part' | 'release' | 'distinguish'
