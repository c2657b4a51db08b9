import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import type { Config } from '../config.ts'
import { gauge } from '../metrics/metrics.ts'
import type { Services } from '../services.ts'
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

async function present({ store, journal }: Services): Promise<readonly string[]> {
  const { ok, oldestDueMs } = await store.health()
  const overdueMs = oldestDueMs === null ? 0 : Math.max(0, Date.now() - oldestDueMs)
  const first = journal?.first()
  const waitsMs = first === undefined ? 0 : Math.max(0, Date.now() - first.at.ms)
  return [
    ...gauge('fengsui_database_up', Number(ok)),
    ...gauge('fengsui_oldest_due_clock_seconds', overdueMs / 1000),
    ...gauge('fengsui_journal_waiting', journal?.size ?? 0),
    ...gauge('fengsui_journal_refused', journal?.refusedCount ?? 0),
    ...gauge('fengsui_journal_oldest_seconds', waitsMs / 1000),
    ...gauge('process_resident_memory_bytes', process.memoryUsage.rss()),
    ...gauge('process_start_time_seconds', Math.round(Date.now() / 1000 - process.uptime())),
    '# TYPE process_cpu_seconds_total counter',
    `process_cpu_seconds_total ${cpuSeconds()}`,
  ]
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 / 1000
}
