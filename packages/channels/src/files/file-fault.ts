/** Why a file could not be read by a machine. */
export const unreadReasons = [
  'kind-not-read',
  'no-text',
  'damaged',
  'too-large',
  'locked',
  'broke-its-reader',
] as const
export type UnreadReason = (typeof unreadReasons)[number]

/** A file that came along and that no machine read: it waits for a person. */
export interface UnreadFile {
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly why: UnreadReason
}

/** Thrown by a reader of files that has to give up, with the reason a person is told. */
export class FileFault extends Error {
  readonly why: UnreadReason

  constructor(why: UnreadReason) {
    super(why)
    this.why = why
  }
}
