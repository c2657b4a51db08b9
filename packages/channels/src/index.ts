export * from './channel.ts'
export * from './draft.ts'
export type { Bounce } from './email/bounce.ts'
export { emailChannel } from './email/email-channel.ts'
export { type NoticeKind, noticeMail } from './email/notice-mail.ts'
export { questionMail } from './email/question-mail.ts'
export { type UnreadFile, type UnreadReason, unreadReasons } from './files/file-fault.ts'
export {
  type Kept,
  type KeptMessage,
  type Reader,
  type ReadMessage,
  type ReadResult,
  readAndAnswer,
  readWaiting,
  takeIn,
  type Vault,
} from './intake.ts'
export type { Reading } from './reading/reading.ts'
export type { ResolveName, SenderCheck } from './sender/sender-check.ts'
export { type Sort, sorts } from './sorting/sort-message.ts'
