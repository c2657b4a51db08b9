import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Env } from './env.ts'
import { sameOrigin } from './same-origin.ts'

const behindProxy = 'https://report.example.cn'

/** The status of a request that a browser on `origin` sends to a server reached as `host`. */
async function statusOf(
  publicUrl: string | undefined,
  { method = 'POST', host = 'inner:8080', origin }: { method?: string; host?: string; origin?: string },
): Promise<number> {
  const app = new Hono<Env>()
    .use(sameOrigin(publicUrl, (c) => c.text('', 403)))
    .all('/', (c) => c.text('taken'))
  const headers = { host, ...(origin === undefined ? {} : { origin }) }
  return (await app.request('/', { method, headers })).status
}

describe('a form or call that a browser sends', () => {
  it.each<[string, string | undefined, Parameters<typeof statusOf>[1], number]>([
    ['from a page of this server', undefined, { origin: 'http://inner:8080' }, 200],
    ['from another site', undefined, { origin: 'https://evil.example' }, 403],
    ['from another port of the same machine', undefined, { origin: 'http://inner:9090' }, 403],
    ['from a page without an origin', undefined, { origin: 'null' }, 403],
    ['from the public address, behind a proxy', behindProxy, { origin: behindProxy }, 200],
    ['from the public address, where none is set', undefined, { origin: behindProxy }, 403],
    ['from another site, behind a proxy', behindProxy, { origin: 'https://evil.example' }, 403],
    ['from a name that only begins alike', behindProxy, { origin: `${behindProxy}.evil.example` }, 403],
    ['from no browser at all', behindProxy, {}, 200],
    ['to read, from another site', behindProxy, { method: 'GET', origin: 'https://evil.example' }, 200],
  ])('%s', async (_, publicUrl, request, status) => {
    expect(await statusOf(publicUrl, request)).toBe(status)
  })
})
