/** What of evidence a door takes. Whatever is more or larger is refused by name, and can follow in a supplement. */
export const evidenceLimits = {
  /** Items that come together. */
  mostAtOnce: 10,
  /** Bytes of one item: 32 MiB. */
  largestBytes: 33_554_432,
  /** Items of one case. */
  mostOfCase: 500,
  /** Characters of a name that are kept. */
  longestName: 200,
} as const
