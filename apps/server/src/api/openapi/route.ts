import { Hono } from 'hono'
import type { Env } from '../../http/env.ts'
import type { Services } from '../../services.ts'
import { openApiDocument } from './document.ts'

const version = '1'

/** `GET /openapi.json`: what this API takes and gives. */
export function openApiRoutes({ assessor }: Services): Hono<Env> {
  const document = openApiDocument(assessor, version)
  return new Hono<Env>().get('/openapi.json', (c) => c.json(document))
}
