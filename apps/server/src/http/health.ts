import { type Context, Hono } from 'hono'
import type { RulesInUse } from '../rules/rules.ts'
import type { Services } from '../services.ts'
import type { Env } from './env.ts'

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can commit; with `?for=intake`, it can at least receive
 * reports, if need be into its journal.
 */
export const healthRoutes = (services: Services): Hono<Env> =>
  new Hono<Env>().get('/healthz', (c) => c.json({ ok: true })).get('/readyz', (c) => ready(services, c))

async function ready({ store, journal, rules, timeWatch }: Services, c: Context<Env>): Promise<Response> {
  const { ok: database, oldestDueMs } = await store.health()
  const ok = database || (c.req.query('for') === 'intake' && journal !== undefined)
  const waits = journal && { journal: { waiting: journal.size, refused: journal.refusedCount } }
  const time = { agrees: timeWatch.agrees, jumps: timeWatch.state.jumps }
  const detail = { ok, database, oldestDueMs, ...waits, time, rules: rulesDetail(rules.current()) }
  return c.json(detail, ok ? 200 : 503)
}

/** Refused rule files leave the server ready: it judges by those it had. */
const rulesDetail = ({ accepted, refused }: RulesInUse): object => ({
  own: accepted.map(({ file, instrument: { id, version } }) => ({ file, instrument: id, version })),
  refused: refused.flatMap(({ file, faults }) =>
    faults.map(({ line, text }) => ({ file, line: line ?? null, reason: text.en })),
  ),
})
