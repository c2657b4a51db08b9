import { setTimeout as sleep } from 'node:timers/promises'
import type { Json, Outcome } from '@fengsui/core'
import { fail, succeed } from '@fengsui/core'
import type { Store } from '@fengsui/store'
import { askNtp, type ClockReading, type TimeSource } from './ntp.ts'

/** How far this server's clock is from another one, or why that is not known. */
export interface TimeFinding {
  /** `database`, or `host:port` of a time source. */
  readonly source: string
  readonly atMs: number
  readonly reading: Outcome<ClockReading, string>
}

/** What was seen of the clocks since the server started. */
export interface TimeState {
  readonly findings: readonly TimeFinding[]
  readonly jumps: number
}

/** Something about a clock that belongs into the record of the deployment. */
export interface TimeEvent {
  readonly type: 'time.jumped' | 'time.apart' | 'time.agrees'
  readonly data: Json
}

/** Receipts say seconds: less than one is no jump, and no clock is apart from another by it. */
export const tolerableMs = 1_000
const answerWithinMs = 2_000

interface Moment {
  readonly wallMs: number
  readonly steadyMs: number
}

const moment = (): Moment => ({ wallMs: Date.now(), steadyMs: performance.now() })

/** By how much the clock of the day went otherwise than the one that only counts; sleep of the machine shows as well. */
export const jumpBetween = (before: Moment, after: Moment): number =>
  after.wallMs - before.wallMs - (after.steadyMs - before.steadyMs)

/** Compares the clock of this server with itself, with the database’s, and with time sources. */
export class TimeWatch {
  private readonly store: Pick<Store, 'time'>
  private readonly sources: readonly TimeSource[]
  private last = moment()
  private jumps = 0
  private findings: readonly TimeFinding[] = []
  private readonly apart = new Set<string>()

  constructor(store: Pick<Store, 'time'>, sources: readonly TimeSource[]) {
    this.store = store
    this.sources = sources
  }

  /** What it has found so far. */
  get state(): TimeState {
    return { findings: this.findings, jumps: this.jumps }
  }

  /** Looks whether the clock jumped since it last looked. */
  look(): readonly TimeEvent[] {
    const now = moment()
    const byMs = Math.round(jumpBetween(this.last, now))
    const before = this.last
    this.last = now
    if (Math.abs(byMs) < tolerableMs) return []
    this.jumps++
    const expectedMs = Math.round(before.wallMs + now.steadyMs - before.steadyMs)
    return [{ type: 'time.jumped', data: { byMs, from: iso(expectedMs), to: iso(now.wallMs) } }]
  }

  /** Asks the database and every source; what is apart from this clock now and was not before, or the other way round. */
  async compare(): Promise<readonly TimeEvent[]> {
    const asked = this.sources.map(async (source) => ({
      source: `${source.host}:${source.port}`,
      reading: await askNtp(source, answerWithinMs),
    }))
    const all = await Promise.all([this.askDatabase(), ...asked])
    this.findings = all.map((one) => ({ ...one, atMs: Date.now() }))
    return this.findings.flatMap((finding) => this.change(finding))
  }

  private async askDatabase(): Promise<Pick<TimeFinding, 'source' | 'reading'>> {
    const sentMs = Date.now()
    const asked = this.store.time().then(
      (ms) => succeed({ offsetMs: ms - (sentMs + Date.now()) / 2, delayMs: Date.now() - sentMs }),
      () => fail('the database is away'),
    )
    const silent = sleep(answerWithinMs, fail('no answer in time'), { ref: false })
    return { source: 'database', reading: await Promise.race([asked, silent]) }
  }

  private change({ source, reading }: TimeFinding): readonly TimeEvent[] {
    if (!reading.ok) return []
    const { offsetMs, delayMs } = reading.value
    // Within half of the delay it is not known which clock is ahead.
    const isApart = Math.abs(offsetMs) - delayMs / 2 > tolerableMs
    if (isApart === this.apart.has(source)) return []
    if (isApart) this.apart.add(source)
    else this.apart.delete(source)
    const data = { source, offsetMs: Math.round(offsetMs) }
    return [{ type: isApart ? 'time.apart' : 'time.agrees', data }]
  }

  /** Whether no clock that answered is apart from this one. */
  get agrees(): boolean {
    return this.apart.size === 0
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
