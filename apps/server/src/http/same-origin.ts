import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { problemOf, problemResponse } from './problem-response.ts'

/** Refuses forms and calls that a browser sends from another site. Clients that are no browsers send no Origin. */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  const origin = c.req.header('origin')
  const safe = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (safe || origin === undefined || hostOf(origin) === c.req.header('host')) return next()
  return problemResponse(problemOf('forbidden'))
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
