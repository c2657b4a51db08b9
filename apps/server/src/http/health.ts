import { Hono } from 'hono'
import type { Services } from '../services.ts'
import type { Env } from './env.ts'

/** `GET /healthz`: the process answers. `GET /readyz`: it can also commit. */
export const healthRoutes = ({ store }: Services): Hono<Env> =>
  new Hono<Env>()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      const health = await store.health()
      return c.json(health, health.ok ? 200 : 503)
    })
