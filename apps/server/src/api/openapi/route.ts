import type { Assessor } from '@fengsui/core'
import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import type { Services } from '../../services.ts'
import { openApiDocument } from './document.ts'

const version = '1'

/** `GET /openapi.json`: what this API takes and gives, under the rules in use. */
export function openApiRoutes(services: Services): Hono<Env> {
  let made: { readonly of: Assessor; readonly document: ReturnType<typeof openApiDocument> } | undefined
  return new Hono<Env>().get('/openapi.json', (c) => {
    const { assessor } = services
    if (made?.of !== assessor) made = { of: assessor, document: openApiDocument(assessor, version) }
    return c.json(made.document)
  })
}
