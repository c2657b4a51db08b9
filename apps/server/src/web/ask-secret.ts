import { type FieldError, renderStopped, wordsIn } from '@fengsui/pages'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import { frameOf, type Web } from './frame-of.ts'

/** What a form says of state secrets. What may be one is not even parsed, and never shown again. */
export const maySecret = (typed: URLSearchParams): boolean => typed.get('stateSecret') === 'yes'

/** The answer to a form that may concern a state secret. */
export const stoppedPage = (web: Web, c: Context<Env>): Response | Promise<Response> =>
  c.html(renderStopped(frameOf(web, c)), 422)

/** The error of a form that leaves the question open. */
export const unansweredSecret = (typed: URLSearchParams, c: Context<Env>): readonly FieldError[] =>
  typed.get('stateSecret') === 'no'
    ? []
    : [{ field: 'stateSecret', text: wordsIn(c.get('language')).faultTexts.secret }]
