import { type Context, Hono } from 'hono'
import type { Services } from '../services.ts'
import type { Env } from './env.ts'

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can commit; with `?for=intake`, it can at least receive
 * reports, if need be into its journal.
 */
export const healthRoutes = (services: Services): Hono<Env> =>
  new Hono<Env>().get('/healthz', (c) => c.json({ ok: true })).get('/readyz', (c) => ready(services, c))

async function ready({ store, journal }: Services, c: Context<Env>): Promise<Response> {
  const { ok: database, oldestDueMs } = await store.health()
  const ok = database || (c.req.query('for') === 'intake' && journal !== undefined)
  const waits = journal && { journal: { waiting: journal.size, refused: journal.refusedCount } }
  return c.json({ ok, database, oldestDueMs, ...waits }, ok ? 200 : 503)
}
