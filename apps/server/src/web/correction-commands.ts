import type { StartEvent } from '@fengsui/core'
import { wordsIn } from '@fengsui/pages'
import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import type { FormCommand } from './case-commands.ts'
import { readTimeForm } from './read-fact-form.ts'

/** The event a form names: type, actor and time, as the page wrote them. */
function startNamed(form: URLSearchParams): StartEvent | undefined {
  const [type, actor, at, ...more] = (form.get('was') ?? '').split(' ')
  const isWhole = type !== undefined && actor !== undefined && at !== undefined && more.length === 0
  return isWhole ? { type, actor, at } : undefined
}

/** Another time for an event: what brings a deadline forward holds at once, what puts one off waits for a second person. */
export function correctCommand(c: Context<Env>, form: URLSearchParams): FormCommand {
  const { account, faultTexts } = wordsIn(c.get('language'))
  const was = startNamed(form)
  const at = readTimeForm(form, 'correctAt')
  if (was === undefined) return { errors: [{ field: 'was', text: account.missingName }] }
  if (at === undefined || at === 'incomplete')
    return { errors: [{ field: 'correctAt', text: faultTexts.time }] }
  return { command: { type: 'correct-start', was, at, reason: form.get('reason') ?? '' } }
}

/** The second person's word on a correction. */
export function settleCommand(
  type: 'confirm-correction' | 'drop-correction',
  c: Context<Env>,
  form: URLSearchParams,
): FormCommand {
  const was = startNamed(form)
  const at = form.get('at') ?? ''
  if (was === undefined)
    return { errors: [{ field: 'was', text: wordsIn(c.get('language')).account.missingName }] }
  return type === 'confirm-correction'
    ? { command: { type, was, at } }
    : { command: { type, was, at, reason: form.get('reason') ?? '' } }
}
