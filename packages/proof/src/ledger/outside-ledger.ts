import type { Checkpoint } from './checkpoint.ts'
import { type LedgerEntry, parseEntry } from './entry.ts'
import type { LedgerFault } from './ledger-fault.ts'
import { memoryTree } from './memory-tree.ts'
import { leafHash } from './tree.ts'

/** What lies outside the database, checked against what was signed. */
export interface OutsideLedger {
  /** By event id. */
  readonly entries: ReadonlyMap<string, LedgerEntry>
  /** The newest checkpoint that its lines give. */
  readonly last: Checkpoint | undefined
  readonly faults: readonly LedgerFault[]
}

/** Reads the lines of a ledger and recomputes the root of every checkpoint, wherever that was kept. */
export async function readOutsideLedger(
  lines: AsyncIterable<readonly string[]>,
  checkpoints: readonly Checkpoint[],
): Promise<OutsideLedger> {
  const tree = memoryTree(checkpoints[0]?.alg ?? 'sha-256')
  const alg = checkpoints[0]?.alg ?? 'sha-256'
  const entries = new Map<string, LedgerEntry>()
  for await (const batch of lines)
    for (const line of batch) {
      tree.append(leafHash(alg, line))
      const entry = parseEntry(line)
      if (entry !== undefined) entries.set(entry.id, entry)
    }
  const gives = ({ size, root }: Checkpoint): boolean => size <= tree.size && tree.root(size).equals(root)
  const good = checkpoints.filter(gives)
  const last = good.reduce<Checkpoint | undefined>(
    (newest, one) => (newest === undefined || one.size >= newest.size ? one : newest),
    undefined,
  )
  const faults = checkpoints
    .filter((checkpoint) => !gives(checkpoint))
    .map(({ size, at }): LedgerFault => ({ fault: 'ledger-altered', size, at }))
  return { entries, last, faults }
}
