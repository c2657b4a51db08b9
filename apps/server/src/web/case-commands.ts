import {
  type CaseCommand,
  type Filing,
  formatInstant,
  inputFaults,
  type Language,
  parseInstant,
  type RefusalCode,
  textIn,
} from '@fengsui/core'
import { type FieldError, wordsIn } from '@fengsui/pages'
import type { Context } from 'hono'
import type { Session } from '../auth/session.ts'
import type { CasePlace } from '../cases/case-write.ts'
import { type CommandFailure, runCommand } from '../cases/run-command.ts'
import type { Env } from '../http/env.ts'
import type { Services } from '../services.ts'
import { readTimeForm } from './read-fact-form.ts'
import { fieldErrors } from './read-report-form.ts'

/** What a form asks of a case, or the fields that do not say it clearly. */
export type FormCommand = { readonly command: CaseCommand } | { readonly errors: readonly FieldError[] }

/** Whose report is recorded: the party that owed it. */
interface Recorder {
  readonly services: Services
  readonly party: string
}

/** A report made by telephone, in person or elsewhere. Nobody records what another party owes. */
export function filingCommand(
  { services, party }: Recorder,
  c: Context<Env>,
  form: URLSearchParams,
): FormCommand {
  const { account, faultTexts } = wordsIn(c.get('language'))
  const duty = form.get('duty') ?? ''
  const how = (form.get('how') ?? '').trim()
  const at = readTimeForm(form, 'filedAt') ?? formatInstant(services.now())
  const errors: FieldError[] = []
  if (services.assessor.book.duties.get(duty)?.duty.from !== party)
    errors.push({ field: 'duty', text: duty === '' ? account.missingName : faultTexts.duty })
  if (how === '') errors.push({ field: 'how', text: account.missingName })
  if (at === 'incomplete') errors.push({ field: 'filedAt', text: faultTexts.time })
  if ((parseInstant(at)?.ms ?? 0) > services.now().ms)
    errors.push({ field: 'filedAt', text: textIn(inputFaults['in-future'], c.get('language')) })
  const filing: Filing = { duty, at, how }
  return errors.length > 0 ? { errors } : { command: { type: 'record-filings', filings: [filing] } }
}

/** Handling ended, or the system recovered. */
export function startCommand(services: Services, c: Context<Env>, form: URLSearchParams): FormCommand {
  const { account, faultTexts } = wordsIn(c.get('language'))
  const type = form.get('type') ?? ''
  const at = readTimeForm(form, 'startAt') ?? formatInstant(services.now())
  if (type !== 'incident.recovered' && type !== 'incident.handled')
    return { errors: [{ field: 'type', text: account.missingName }] }
  if (at === 'incomplete') return { errors: [{ field: 'startAt', text: faultTexts.time }] }
  return { command: { type: 'record-start', start: { type, at, actor: 'operator' } } }
}

/** The field a refusal is about; one that is about the whole case stands in the summary alone. */
const fieldOf: Partial<Record<RefusalCode, string>> = {
  'reason-missing': 'reason',
  'text-missing': 'text',
  'level-unknown': 'level',
  'level-unchanged': 'level',
  'time-unreadable': 'correctAt',
  'time-in-future': 'correctAt',
  'time-unchanged': 'correctAt',
  'start-unknown': 'was',
}

/** Runs a form's command; the errors to show, none when it is done. */
export async function runFormCommand(
  services: Services,
  place: CasePlace,
  request: {
    readonly made: FormCommand
    readonly session: Session
    readonly c: Context<Env>
  },
): Promise<readonly FieldError[]> {
  if ('errors' in request.made) return request.made.errors
  const actor = { kind: 'person', id: request.session.user.id, party: place.party } as const
  const done = await runCommand(services, place, { command: request.made.command, actor })
  return done.ok ? [] : failureErrors(done.failure, request.c.get('language'))
}

/** A failed command as errors of the form that asked for it. */
export function failureErrors(failure: CommandFailure, language: Language): readonly FieldError[] {
  if (failure.state === 'refused') {
    const { code, field, text } = failure.refusal
    return [{ field: field ?? fieldOf[code] ?? '', text: textIn(text, language) }]
  }
  if (failure.state === 'bad-input') return fieldErrors(failure.errors, { language, time: 'startAt' })
  const { titles } = wordsIn(language).problem
  const texts = {
    'not-found': titles['not-found'],
    busy: titles.conflict,
    unavailable: titles.unavailable,
  }
  return [{ field: '', text: texts[failure.state] }]
}
