import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

/**
 * Refuses forms and calls that a browser sends from another site. Clients that are no browsers send no Origin.
 * `publicUrl` is where people reach this server: behind a proxy the Host header may name something else.
 */
export function sameOrigin(
  publicUrl: string | undefined,
  refuse: (c: Context<Env>) => Response | Promise<Response>,
): MiddlewareHandler<Env> {
  const publicHost = publicUrl === undefined ? undefined : hostOf(publicUrl)
  return async (c, next) => {
    const origin = c.req.header('origin')
    const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (isSafe || origin === undefined) return next()
    const host = hostOf(origin)
    const isOwn = host !== undefined && (host === publicHost || host === c.req.header('host'))
    return isOwn ? next() : refuse(c)
  }
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined)
