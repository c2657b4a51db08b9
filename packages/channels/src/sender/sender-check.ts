/** What was checked about who sent a message. Shown to a person; never a reason to turn anyone away. */
export interface SenderCheck {
  readonly of: 'dkim' | 'spf' | 'dmarc' | 'smime'
  /** The word of the standard (`pass`, `fail`, `none` …); for a signature `valid`, `issuer-unknown` or `broken`. */
  readonly result: string
  /** Whom it speaks of: a domain, or the holder of a certificate. */
  readonly about?: string
}

/** Asks the names of the internet, as `resolve` of node:dns does. Passed in, since tests and offline readers ask nobody. */
export type ResolveName = (name: string, kind: string) => Promise<unknown>
