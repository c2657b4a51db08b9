import type { Instant } from '@fengsui/core'
import {
  type Actor,
  type AuditData,
  type AuditKind,
  auditOfDeployment,
  formatInstant,
  type Json,
} from '@fengsui/core'
import { type NewAuditEntry, type Store, uuidv7 } from '@fengsui/store'
import type { Log } from '../log.ts'

/** Something that happened, and who did it. */
export interface Audited {
  readonly kind: AuditKind
  /** Absent: the deployment as a whole. */
  readonly organisation?: string
  /** The signed-in person; absent: nobody is known. */
  readonly person?: string
  readonly data?: AuditData
}

interface AuditParts {
  readonly store: Pick<Store, 'commit'>
  readonly now: () => Instant
  readonly log: Log
}

/** How long entries wait for company, in milliseconds. */
const restMs = 100
/** Entries that are kept while the database is away; more are counted in the log, and lost. */
const mostWaiting = 20_000

/**
 * The audit log as requests write it. Nobody who reads a page waits for it: entries go together, a moment later. What
 * must be on the disk before something happens is awaited.
 */
export class AuditLog {
  private readonly parts: AuditParts
  private waiting: NewAuditEntry[] = []
  private timer: NodeJS.Timeout | undefined
  private writing: Promise<void> = Promise.resolve()
  private lost = 0

  constructor(parts: AuditParts) {
    this.parts = parts
  }

  /** An entry as it goes into a unit of work. */
  entry({ kind, organisation = auditOfDeployment, person, data = {} }: Audited): NewAuditEntry {
    const actor: Actor = person === undefined ? { kind: 'public' } : { kind: 'person', id: person }
    const event = {
      ...{ id: uuidv7(), type: `audit.${kind}`, v: 1, actor },
      at: formatInstant(this.parts.now()),
      // Text and numbers only; through JSON, so that no member is undefined.
      data: JSON.parse(JSON.stringify(data)) as Json,
    }
    return {
      organisation,
      event,
      ...(person === undefined ? {} : { person }),
      ...(data.case === undefined ? {} : { case: data.case }),
    }
  }

  /** Writes an entry, a moment later. */
  note(audited: Audited): void {
    this.waiting.push(this.entry(audited))
    if (this.waiting.length > mostWaiting) {
      this.waiting.shift()
      this.lost++
    }
    this.timer ??= setTimeout(() => this.write(), restMs)
  }

  /** Writes an entry now: true once it is on the disk. */
  async record(audited: Audited): Promise<boolean> {
    const { state } = await this.parts.store.commit({ cases: [], audit: [this.entry(audited)] })
    return state === 'committed'
  }

  /** Writes what waits; resolves when it is done. */
  async flush(): Promise<void> {
    this.write()
    await this.writing
  }

  private write(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const audit = this.waiting
    if (audit.length === 0) return
    this.waiting = []
    this.writing = this.writing.then(() => this.commit(audit))
  }

  private async commit(audit: NewAuditEntry[]): Promise<void> {
    const { state } = await this.parts.store
      .commit({ cases: [], audit })
      .catch(() => ({ state: 'unavailable' }) as const)
    if (state === 'committed') {
      if (this.lost > 0) this.parts.log('audit.lost', { count: this.lost })
      this.lost = 0
      return
    }
    if (state !== 'unavailable') {
      this.parts.log('audit.refused', { count: audit.length, state })
      return
    }
    this.parts.log('audit.waiting', { count: audit.length })
    // Before those that came meanwhile, and with them when they are written.
    this.waiting.unshift(...audit)
    this.timer ??= setTimeout(() => this.write(), 10 * restMs)
  }
}
