import type { MiddlewareHandler } from 'hono'
import type { Assets } from './assets.ts'
import type { Env } from './env.ts'

/** Headers of every answer: nothing from elsewhere runs, frames or learns of these pages. */
export function securityHeaders({ publicCssHash }: Assets, secure: boolean): MiddlewareHandler<Env> {
  const policy = [
    "default-src 'none'",
    `style-src 'self' ${publicCssHash}`,
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return async (c, next) => {
    await next()
    const { headers } = c.res
    // What is sent as a download has a stricter policy of its own.
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', policy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'same-origin')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    if (secure) headers.set('strict-transport-security', 'max-age=31536000')
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}
