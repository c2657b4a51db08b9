/** An item as a write to its case names it. */
export interface EvidenceEntry {
  readonly digest: string
  /** Its sealed bytes, on the disk before the write. */
  readonly object: string
}

/** An item, and whose it is. */
export interface PlacedItem extends EvidenceEntry {
  readonly organisation: string
  readonly case: string
}

/**
 * Sealed bytes of evidence, in pieces. Whatever resolves is on the disk. An object belongs to nobody until a case
 * keeps it, in the transaction that attaches its item; one that nobody kept is swept away.
 */
export interface EvidenceObjects {
  begin(id: string, atMs: number): Promise<void>
  append(id: string, piece: { readonly seq: number; readonly bytes: Uint8Array }): Promise<void>
  /** A piece, counted from 0; undefined behind the last, and of what is not there. */
  piece(id: string, seq: number): Promise<Uint8Array | undefined>
  /** Removes an object that no case keeps. */
  discard(id: string): Promise<void>
  /** Removes objects that were begun before then and that no case keeps; how many there were. */
  sweep(begunBeforeMs: number, limit: number): Promise<number>
  /** Items nobody scanned yet, a page at a time. */
  unscanned(
    after: { readonly case: string; readonly digest: string },
    limit: number,
  ): Promise<readonly PlacedItem[]>
}
