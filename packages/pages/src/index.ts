export { type OwnView, renderOwn } from './account/own-page.tsx'
export { organisationKinds, type PeopleView, renderPeople } from './account/people-page.tsx'
export { renderSetUp } from './account/set-up-page.tsx'
export { renderSignIn } from './account/sign-in-page.tsx'
export { renderTime, type TimeView } from './account/time-page.tsx'
export { type AuditLine, type AuditView, renderAudit } from './audit/audit-page.tsx'
export { factField } from './components/fact-fields.tsx'
export { emptyForm, type FieldError, type FormState } from './components/fields.tsx'
export type { NextAction } from './components/next-action.tsx'
export { placeAsTyped } from './components/place-field.tsx'
export type { Receiver } from './components/reach.tsx'
export { type CaseView, renderCase } from './desk/case-page.tsx'
export { type CompareView, renderCompare } from './desk/compare-page.tsx'
export { type ContactsView, renderContacts } from './desk/contacts-page.tsx'
export {
  type MailTray,
  type MailView,
  mailTrays,
  type ReadItem,
  renderMail,
  renderMailTray,
} from './desk/mail-page.tsx'
export { type QueueView, renderQueue } from './desk/queue-page.tsx'
export { renderAuthority, valuesOf } from './directory/authority-page.tsx'
export type { AuthorityView, DirectoryView } from './directory/authority-view.ts'
export { renderDirectory } from './directory/directory-page.tsx'
export type { KeptFile } from './evidence/evidence-field.tsx'
export {
  type CustodyStep,
  type EvidenceLine,
  type EvidenceView,
  renderEvidence,
} from './evidence/evidence-page.tsx'
export type { Frame, FrameAssets, SignedIn } from './frame.ts'
export { type IncidentView, renderIncident } from './operator/incident-page.tsx'
export { type CaseLine, type IncidentsView, renderIncidents } from './operator/incidents-page.tsx'
export { type DeliveryView, renderDelivery } from './outbox/delivery-page.tsx'
export { type DeliveryTray, deliveryTrays, type OutboxView, renderOutbox } from './outbox/outbox-page.tsx'
export type { ContentsView, LackingItem, Outlook } from './outlook/outlook.ts'
export { type FollowUpView, followUpKinds, renderFollowUp, summaryParts } from './public/follow-up-page.tsx'
export { type LookupView, renderLookup } from './public/lookup-page.tsx'
export { type ReceiptView, renderReceipt } from './public/receipt-page.tsx'
export { type ReportFormView, renderReportForm } from './public/report-page.tsx'
export { type PublicChannel, renderStart } from './public/start-page.tsx'
export { renderStopped } from './public/stopped-page.tsx'
export { type EraseView, renderErase } from './records/erase-page.tsx'
export { type HistoryView, renderHistory } from './records/history-page.tsx'
export { type HoldView, renderHold } from './records/hold-page.tsx'
export { type ProblemPageCode, renderProblem } from './records/problem-page.tsx'
export { type ProofIndexView, renderProofIndex } from './records/proof-index.tsx'
export { type RetentionView, renderRetention } from './records/retention-page.tsx'
export {
  type RefusedRules,
  type RuleBookView,
  renderRuleBook,
  renderWholeBook,
} from './rules/book-page.tsx'
export type { ComparedChoice } from './rules/compare-form.tsx'
export { renderRuleDifference } from './rules/compare-page.tsx'
export type { LoadLine, RuleEntry } from './rules/entry.tsx'
export { renderInstrument } from './rules/instrument-page.tsx'
export { fill, labelIn, wordsIn } from './words/words.ts'
export type { Words } from './words/zh.ts'
