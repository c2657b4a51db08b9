import { createHash, timingSafeEqual } from 'node:crypto'
import type { OutboxHealth } from '@fengsui/store'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import type { Config } from '../config.ts'
import { gauge } from '../metrics/metrics.ts'
import type { Services } from '../services.ts'
import type { TimeWatch } from '../time/time-watch.ts'
import type { Env } from './env.ts'
import { problemOf, problemResponse } from './problem-response.ts'

/** `GET /metrics` for Prometheus: with the token of the configuration, or without one from this machine only. */
export const metricsRoutes = (services: Services, config: Pick<Config, 'metricsToken'>): Hono<Env> =>
  new Hono<Env>().get('/metrics', async (c) => {
    if (!mayRead(c, config.metricsToken)) return problemResponse(problemOf('forbidden'))
    const lines = [...services.metrics.lines(), ...(await present(services))]
    return c.text(`${lines.join('\n')}\n`, 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    })
  })

function mayRead(c: Context<Env>, token: string | undefined): boolean {
  if (token !== undefined) return isSame(c.req.header('authorization') ?? '', `Bearer ${token}`)
  const address = getConnInfo(c).remote.address ?? ''
  // What a proxy passes on does not come from this machine.
  const isForwarded = c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined
  return !isForwarded && /^(?:::ffff:)?127\.|^::1$/.test(address)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected))

const noOutbox: OutboxHealth = { waiting: 0, oldestMs: null, dead: 0 }

const agoSeconds = (ms: number | null): number => (ms === null ? 0 : Math.max(0, Date.now() - ms) / 1000)

async function present({ store, journal, timeWatch }: Services): Promise<readonly string[]> {
  const { ok, oldestDueMs } = await store.health()
  const outbox = ok ? await store.deliveries.health() : noOutbox
  const first = journal?.first()
  return [
    ...gauge('fengsui_database_up', Number(ok)),
    ...gauge('fengsui_oldest_due_clock_seconds', agoSeconds(oldestDueMs)),
    ...gauge('fengsui_journal_waiting', journal?.size ?? 0),
    ...gauge('fengsui_journal_refused', journal?.refusedCount ?? 0),
    ...gauge('fengsui_journal_oldest_seconds', agoSeconds(first?.at.ms ?? null)),
    ...gauge('fengsui_outbox_waiting', outbox.waiting),
    ...gauge('fengsui_outbox_oldest_seconds', agoSeconds(outbox.oldestMs)),
    ...gauge('fengsui_outbox_dead', outbox.dead),
    ...timeLines(timeWatch),
    ...gauge('process_resident_memory_bytes', process.memoryUsage.rss()),
    ...gauge('process_start_time_seconds', Math.round(Date.now() / 1000 - process.uptime())),
    '# TYPE process_cpu_seconds_total counter',
    `process_cpu_seconds_total ${cpuSeconds()}`,
  ]
}

/** A source without an answer has no line: a value from before would be a lie. */
const timeLines = ({ agrees, state: { findings, jumps } }: TimeWatch): readonly string[] => [
  ...gauge('fengsui_time_agrees', Number(agrees)),
  '# TYPE fengsui_time_offset_seconds gauge',
  ...findings.flatMap(({ source, reading }) =>
    reading.ok
      ? [`fengsui_time_offset_seconds{source="${source}"} ${(reading.value.offsetMs / 1000).toFixed(6)}`]
      : [],
  ),
  '# TYPE fengsui_time_jumps_total counter',
  `fengsui_time_jumps_total ${jumps}`,
]

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 / 1000
}
