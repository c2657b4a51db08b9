import type { Instant, Json, Sealed } from '@fengsui/core'
import { type CipherAlgorithm, openJson, sealJson } from '@fengsui/proof'
import { JournalFile, type Place } from './journal-file.ts'

/** A submission as it was taken while the database was away. */
export interface Entry {
  readonly at: Instant
  readonly json: Json
  readonly caller: string
  readonly key: string
  readonly channel: string
  /** What the reporter was told. */
  readonly number: string
  readonly digest: string
}

/** What is known of an entry without reading it. */
export type Pending = Pick<Entry, 'at' | 'caller' | 'key' | 'number' | 'digest'> & { readonly place: Place }

/** How a journal is sealed, and how much it holds. */
export interface JournalOptions {
  readonly key: Buffer
  /** What is new is sealed with it; absent: AES-256-GCM. */
  readonly alg?: CipherAlgorithm
  readonly mostBytes: number
}

/**
 * Submissions that wait for the database: sealed, on the disk before anybody is told, in the order in which they came.
 * They leave only when the database has them.
 */
export class Journal {
  private readonly file: JournalFile
  private readonly key: Buffer
  private readonly alg: CipherAlgorithm
  private readonly byKey = new Map<string, Pending>()
  private readonly byNumber = new Map<string, Pending>()
  private readonly refused = new Set<string>()
  /** On their way to the disk: the same submission may come twice at once. */
  private readonly keeping = new Map<string, Promise<Pending | undefined>>()
  private away = false

  private constructor(file: JournalFile, { key, alg = 'aes-256-gcm' }: JournalOptions) {
    this.file = file
    this.key = key
    this.alg = alg
  }

  /** Opens the journal of a server, with what waited in it when the server last ended. */
  static async open(path: string, options: JournalOptions): Promise<Journal> {
    const { file, places } = await JournalFile.open(path, options.mostBytes)
    const journal = new Journal(file, options)
    for (const place of places) journal.remember(await journal.read(place), place)
    return journal
  }

  /** Keeps lines of another journal of the same key; false when they cannot all be kept. */
  async takeOver(lines: readonly string[]): Promise<boolean> {
    for (const line of lines) if ((await this.keep(this.unseal(line))) === undefined) return false
    return true
  }

  /** How many submissions wait. */
  get size(): number {
    return this.byKey.size
  }

  /** What waits under a caller's key. */
  waiting(caller: string, key: string): Pending | undefined {
    return this.byKey.get(nameOf({ caller, key }))
  }

  /** What waits under a number. */
  withNumber(number: string): Pending | undefined {
    return this.byNumber.get(number)
  }

  /** True while the database is known to be away: what comes is then kept at once, without asking it first. */
  get isAway(): boolean {
    return this.away
  }

  /** Records that the database answered again. */
  foundDatabase(): void {
    this.away = false
  }

  /** How many of them were refused: they wait for a person. */
  get refusedCount(): number {
    return this.refused.size
  }

  /** The one that came first, of those that were not refused. */
  first(): Pending | undefined {
    for (const pending of this.byKey.values()) if (!this.refused.has(pending.number)) return pending
    return undefined
  }

  /** Passes over an entry that the database is there for but will not have. It stays in the file. */
  putAside({ number }: Pending): void {
    this.refused.add(number)
  }

  /**
   * Keeps a submission, unless one waits under its key already. Gives the one that waits now; undefined when the journal
   * is full or its disk refuses.
   */
  keep(entry: Entry): Promise<Pending | undefined> {
    const name = nameOf(entry)
    const before = this.byKey.get(name)
    if (before !== undefined) return Promise.resolve(before)
    const keeping = this.keeping.get(name) ?? this.write(entry).finally(() => this.keeping.delete(name))
    this.keeping.set(name, keeping)
    return keeping
  }

  private async write(entry: Entry): Promise<Pending | undefined> {
    const place = await this.file.append(
      JSON.stringify(sealJson(this.alg, this.key, entry as unknown as Json)),
    )
    if (place === undefined) return undefined
    this.away = true
    return this.remember(entry, place)
  }

  /** Reads an entry back. */
  async read(place: Place): Promise<Entry> {
    return this.unseal(await this.file.read(place))
  }

  /** Forgets an entry that the database has. The file is emptied when none is left. */
  async done(pending: Pending): Promise<void> {
    this.byKey.delete(nameOf(pending))
    this.byNumber.delete(pending.number)
    if (this.size === 0) await this.file.clear(() => this.size === 0)
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private unseal(line: string): Entry {
    return openJson(this.key, JSON.parse(line) as Sealed) as unknown as Entry
  }

  private remember({ at, caller, key, number, digest }: Entry, place: Place): Pending {
    const pending = { at, caller, key, number, digest, place }
    this.byKey.set(nameOf(pending), pending)
    this.byNumber.set(number, pending)
    return pending
  }
}

const nameOf = ({ caller, key }: Pick<Entry, 'caller' | 'key'>): string => JSON.stringify([caller, key])
