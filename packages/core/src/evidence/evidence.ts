import type { FileKind } from './file-kind.ts'

/** What a scanner said. Absent: nobody looked yet. */
export type ScanResult =
  | { readonly state: 'clean' }
  | { readonly state: 'found'; readonly name: string }
  | { readonly state: 'not-scanned'; readonly reason: 'too-large' }

/** An item of evidence as its case knows it. Its name and the key of its bytes are sealed under the key of the case. */
export interface EvidenceItem {
  /** Of the bytes as they came: `sha-256:…`. It is the item's address within its case. */
  readonly digest: string
  readonly size: number
  /** What the bytes are, by the bytes. */
  readonly kind: FileKind
  /** Where the sealed bytes lie, and the algorithm they are sealed with. */
  readonly object: string
  readonly alg: string
  /** Number of the report it came with; absent: somebody of the desk attached it. */
  readonly number?: string
}

/** An item that stands in a case. */
export interface HeldItem extends EvidenceItem {
  readonly at: string
  readonly scan?: ScanResult
}

/** What is sealed of an item. */
export interface SealedItem {
  /** As its sender called it: shown, and never used as a path. */
  readonly name: string
  /** Base64 of the key its bytes are sealed with. */
  readonly key: string
}

/** Items with one more: of two with the same bytes the first stands. */
export const withItem = (items: readonly HeldItem[], item: HeldItem): readonly HeldItem[] =>
  items.some(({ digest }) => digest === item.digest) ? items : [...items, item]

/** Items with what a scanner said of one. */
export const withScan = (
  items: readonly HeldItem[],
  { digest, result }: { readonly digest: string; readonly result: ScanResult },
): readonly HeldItem[] => items.map((item) => (item.digest === digest ? { ...item, scan: result } : item))
