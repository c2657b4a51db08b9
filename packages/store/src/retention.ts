/** Something older than this may go, at most so much at a time. */
export interface Over {
  readonly beforeMs: number
  readonly limit: number
}

/** A case, as far as removing something of it needs. */
export interface OldCase {
  readonly case: string
  readonly organisation: string
  readonly kind: 'incident' | 'file'
}

/** What is old enough to be removed. Nothing of a case under a legal hold is. */
export interface Retention {
  /** Cases that are over since then and whose personal data can still be read, longest over first. */
  casesOver(over: Over): Promise<readonly OldCase[]>
  /** Removes messages that a person put away, or that were sent by advertisers and machines; how many. */
  removeMessages(over: Over): Promise<number>
  /** Removes deliveries nobody waits for any more, with their history; how many. */
  removeDeliveries(over: Over): Promise<number>
  /** Forgets what was answered under a key, and the key; how many. */
  removeAnswers(over: Over): Promise<number>
  /** Cases of an organisation under a hold. */
  held(
    organisation: string,
    limit: number,
  ): Promise<readonly { readonly case: string; readonly title: string; readonly unit: string }[]>
}
