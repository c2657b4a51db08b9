import { type ProblemPageCode, renderProblem } from '@fengsui/pages'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from '../http/env.ts'
import { type ProblemCode, problems } from '../http/problem-response.ts'
import { frameOf, type Web } from './frame-of.ts'

/** Answers a person with a page that says what went wrong and what to do. */
export function problemPage(
  web: Web,
  c: Context<Env>,
  code: ProblemCode,
  detail?: string,
): Response | Promise<Response> {
  const view = { code: pageCode(code), ...(detail === undefined ? {} : { detail }) }
  return c.html(renderProblem(view, frameOf(web, c)), problems[code].status as ContentfulStatusCode)
}

/** Problems that only programs can meet are shown to people as bad input. */
function pageCode(code: ProblemCode): ProblemPageCode {
  return code === 'missing-idempotency-key' || code === 'bad-syntax' || code === 'method-not-allowed'
    ? 'bad-input'
    : code
}
