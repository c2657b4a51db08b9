import { formatInstant, type Instant } from '@fengsui/core'
import {
  type CryptoSuite,
  type DigestAlgorithm,
  digestAlgorithms,
  entryLine,
  isOneOf,
  type LedgerFolder,
  leafHash,
  openCheckpoint,
  openLedgerFolder,
  signCheckpoint,
} from '@fengsui/proof'
import type { PlacedEvent, Store } from '@fengsui/store'
import { type OwnedFolder, takeFolder } from './folder-owner.ts'
import type { SigningKeys } from './signing-keys.ts'

/** The ledger of a deployment as one of its servers keeps it outside the database. */
export interface Ledger {
  readonly origin: string
  readonly alg: DigestAlgorithm
  readonly folder: LedgerFolder
  /** Gives committed events their places, takes them into the folder and signs a checkpoint; how many were new. */
  advance(): Promise<number>
  close(): Promise<void>
}

/** What a ledger is kept with. */
export interface LedgerParts {
  readonly store: Store
  readonly signingKeys: SigningKeys
  readonly folder: string
  /** Its digest is what a new ledger is hashed with; an old one keeps what it began with. */
  readonly suite: CryptoSuite
  readonly now: () => Instant
  /** Hears of each checkpoint once it is on the disk. */
  readonly signed?: (checkpoint: SignedSize) => Promise<void>
}

/** A checkpoint as it was signed, and how many events it speaks for. */
export interface SignedSize {
  readonly size: number
  readonly note: string
}

/** The folder holds something else than the database: a backup was restored, or one of them is not ours. */
export class LedgerDisagrees extends Error {}

/** Most events in one transaction of places: a few milliseconds, so that a report never waits longer for them. */
const together = 200

/**
 * Opens the ledger; undefined while another server keeps this folder. The name and the digest it began with are the same
 * on every server.
 */
export async function openLedger(parts: LedgerParts): Promise<Ledger | undefined> {
  const owned = takeFolder(parts.folder)
  if (owned === undefined) return undefined
  try {
    return await openOwned(parts, owned)
  } catch (error) {
    owned.release()
    throw error
  }
}

async function openOwned(parts: LedgerParts, owned: OwnedFolder): Promise<Ledger> {
  const { store, signingKeys } = parts
  const firstKey = signingKeys.publicKeys('ledger')[0]?.key.id ?? ''
  const agreed = await store.agree('ledger', `fengsui/${firstKey} ${parts.suite.digest}`)
  const [origin = '', alg] = agreed.split(' ')
  if (!isOneOf(digestAlgorithms, alg)) throw new Error(`the ledger has no known digest: ${agreed}`)
  const folder = await openLedgerFolder(parts.folder, alg)
  let confirmed = false
  let before: Promise<unknown> = Promise.resolve()
  const once = async (): Promise<number> => {
    owned.renew()
    if (!confirmed) await confirm(store, folder, alg)
    confirmed = true
    return advance(parts, { origin, alg, folder })
  }
  return {
    origin,
    alg,
    folder,
    // One after the other: two at once would write the same entries twice.
    advance() {
      const next = before.then(once, once)
      before = next.catch(() => undefined)
      return next
    },
    async close() {
      await folder.close()
      owned.release()
    },
  }
}

/** The last entry here must be the event that the database has in that place. */
async function confirm(store: Store, folder: LedgerFolder, alg: DigestAlgorithm): Promise<void> {
  const last = folder.size() - 1
  if (last < 0) return
  const [event] = await store.placedEvents(last, 1)
  const isSame = event?.place === last && folder.read(0, last).equals(leafHash(alg, entryLine(event)))
  if (!isSame) throw new LedgerDisagrees(`the ledger outside has another event in place ${last}`)
}

async function advance(
  { store, signingKeys, now, signed }: LedgerParts,
  { origin, alg, folder }: Pick<Ledger, 'origin' | 'alg' | 'folder'>,
): Promise<number> {
  const start = folder.size()
  while ((await store.placeEvents(together)) === together);
  for (;;) {
    const events = await store.placedEvents(folder.size(), together)
    if (events.length === 0) break
    refuseGaps(events, folder.size())
    await folder.append(events.map(entryLine))
  }
  const size = folder.size()
  // Also after a server was killed between its entries and their checkpoint.
  if (size === signedSize(folder, signingKeys)) return size - start
  const checkpoint = { origin, size, root: folder.root(), alg, at: formatInstant(now()) }
  const note = signCheckpoint(checkpoint, signingKeys.signer('ledger'))
  await folder.addCheckpoint(note)
  await signed?.({ size, note })
  return size - start
}

/** How many entries the last checkpoint speaks for. */
function signedSize(folder: LedgerFolder, signingKeys: SigningKeys): number {
  const note = folder.lastCheckpoint()
  if (note === undefined) return 0
  const opened = openCheckpoint(
    note,
    signingKeys.publicKeys('ledger').map(({ key }) => key),
  )
  return opened.ok ? opened.value.size : 0
}

function refuseGaps(events: readonly PlacedEvent[], start: number): void {
  const gap = events.findIndex(({ place }, index) => place !== start + index)
  if (gap >= 0) throw new LedgerDisagrees(`no event in place ${start + gap}`)
}
