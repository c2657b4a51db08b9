import { parseJsonText } from '@fengsui/core'
import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { problemOf, problemResponse } from '../http/problem-response.ts'
import { isJson, readText } from '../http/read-body.ts'
import type { Services } from '../services.ts'
import { jsonFault } from './json-fault.ts'

/** `POST /assess`: the assess contract over HTTP. Nothing is stored. */
export function assessRoutes(services: Services): Hono<Env> {
  return new Hono<Env>().post('/assess', async (c) => {
    if (!isJson(c.req.raw)) return problemResponse(problemOf('wrong-media-type'))
    const text = await readText(c.req.raw)
    if (!text.ok) return problemResponse(problemOf(text.failure))
    const json = parseJsonText(text.value)
    if (!json.ok) return problemResponse(problemOf(jsonFault(json.failure), json.failure))
    const { assessor, now } = services
    const input = assessor.read(json.value, now())
    if (!input.ok) return problemResponse(problemOf('bad-input', input.failure))
    return c.json(assessor.assess(input.value), 200, { 'cache-control': 'no-store' })
  })
}
