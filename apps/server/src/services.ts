import type { Assessor, FindRecipient, Instant, Instrument } from '@fengsui/core'
import type { CryptoSuite } from '@fengsui/proof'
import type { Store } from '@fengsui/store'
import type { AuditLog } from './audit/audit-log.ts'
import type { StepUp } from './auth/step-up.ts'
import type { CurrentDirectory } from './directory/current-directory.ts'
import type { Tickets } from './evidence/tickets.ts'
import type { FailureLimit } from './http/rate-limit.ts'
import type { ReceiptCodes } from './intake/receipt-codes.ts'
import type { Journal } from './journal/journal.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { ContactIndex } from './personal/contact-index.ts'
import type { Erasures } from './personal/erasures.ts'
import type { Privacy } from './privacy.ts'
import type { SigningKeys } from './proof/signing-keys.ts'
import type { RetentionSettings } from './retention/retention-settings.ts'
import type { Rules } from './rules/rules.ts'
import type { TimeWatch } from './time/time-watch.ts'

/** Everything a use case needs, wired once in start.ts. */
export interface Services {
  readonly store: Store
  /** Where reports wait while a shared database is away; an embedded one is its own journal. */
  readonly journal?: Journal
  /** Of the rules in use at this moment: look at it anew for every request. */
  readonly assessor: Assessor
  readonly rules: Rules
  /** The instrument whose grade and duties lead every screen. */
  readonly law: Instrument
  readonly findRecipient: FindRecipient
  /** Who receives, as the deployment knows it. */
  readonly directory: CurrentDirectory
  /** The parties, in the law's words, that receive for a province and for the nation. */
  readonly homeParty: string
  readonly nationalParty: string
  readonly codes: ReceiptCodes
  /** Wrong follow-up codes, per receipt number and per client, over all doors. */
  readonly wrongCodes: FailureLimit
  readonly privacy: Privacy
  readonly contacts: ContactIndex
  readonly erasures: Erasures
  /** How long each sort of thing is kept. */
  readonly retention: RetentionSettings
  readonly signingKeys: SigningKeys
  readonly timeWatch: TimeWatch
  /** Who stamps receipts and checkpoints with a time of its own, if anybody. */
  readonly timeStampAuthority?: string
  /** What new digests are made with; what is there names its own. */
  readonly suite: CryptoSuite
  /** Who read and changed what. */
  readonly audit: AuditLog
  /** Asks for the password again before what must not happen by an open screen. */
  readonly stepUp: StepUp
  /** Keep the files of forms that are shown again. */
  readonly tickets: Tickets
  /** Files, per client: storing them costs room before anybody knows what they are good for. */
  readonly uploads: FailureLimit
  /** The present, in Beijing's offset. The only clock of the program. */
  readonly now: () => Instant
  readonly metrics: Metrics
  /** The address mail goes out under; absent where none is sent. */
  readonly mailFrom?: string
}
