import type { Action, Json } from '@fengsui/core'
import {
  emptyForm,
  type FieldError,
  followUpKinds,
  renderIncident,
  renderIncidents,
  summaryParts,
  wordsIn,
} from '@fengsui/pages'
import { uuidv7 } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { loadCase, newCaseFile } from '../cases/case-file.ts'
import type { CasePlace } from '../cases/case-write.ts'
import { sentContents } from '../cases/contents-view.ts'
import { handOver, numberAt } from '../cases/hand-over.ts'
import { outlookOf } from '../cases/outlook.ts'
import { decideOn } from '../cases/run-command.ts'
import type { Env } from '../http/env.ts'
import { chooseDesk } from '../intake/desks.ts'
import { maySecret, stoppedPage, unansweredSecret } from './ask-secret.ts'
import { type FormCommand, filingCommand, runFormCommand, startCommand } from './case-commands.ts'
import { caseLine } from './case-lines.ts'
import { correctCommand, settleCommand } from './correction-commands.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { nextOf } from './next-of.ts'
import { newKey, pageKey } from './page-key.ts'
import { problemPage } from './problem-answer.ts'
import { readFactForm, readTimeForm } from './read-fact-form.ts'
import { contactOf, contentsOf, declaredOf, fieldErrors } from './read-report-form.ts'
import { receiversOf } from './receivers-of.ts'

type Answer = Response | Promise<Response>

/** An operator's incidents: record, answer, report, follow up. */
export function operatorRoutes(web: Web): Hono<Env> {
  const command = (action: Action, make: MakeCommand): ((c: Context<Env>) => Answer) =>
    guardedForm(web, action, (c, session, form) => runIncidentCommand(web, c, { session, form, make }))
  return new Hono<Env>()
    .get(
      '/incidents',
      guarded(web, 'incident.see', (c, session) => listPage(web, c, session)),
    )
    .post(
      '/incidents',
      guardedForm(web, 'incident.open', (c, session, form) => openIncident(web, c, { session, form })),
    )
    .get(
      '/incidents/:id',
      guarded(web, 'incident.see', (c, session) => incidentPage(web, c, { session, form: emptyForm() })),
    )
    .post(
      '/incidents/:id/facts',
      command('incident.answer', (_c, form) => ({
        command: {
          type: 'record-facts',
          facts: readFactForm({ facts: [...web.services.assessor.book.facts.values()] }, form),
          source: 'operator',
        },
      })),
    )
    .post(
      '/incidents/:id/filing',
      command('incident.record', (c, form) =>
        filingCommand({ services: web.services, party: 'operator' }, c, form),
      ),
    )
    .post(
      '/incidents/:id/start',
      command('incident.record', (c, form) => startCommand(web.services, c, form)),
    )
    .post('/incidents/:id/correct', command('incident.record', correctCommand))
    .post(
      '/incidents/:id/confirm',
      command('incident.confirm', (c, form) => settleCommand('confirm-correction', c, form)),
    )
    .post(
      '/incidents/:id/drop',
      command('incident.record', (c, form) => settleCommand('drop-correction', c, form)),
    )
    .post(
      '/incidents/:id/note',
      command('incident.record', (_c, form) => ({ command: { type: 'note', text: form.get('text') ?? '' } })),
    )
    .post(
      '/incidents/:id/close',
      command('incident.close', (_c, form) => ({
        command: { type: 'close', reason: form.get('reason') ?? '' },
      })),
    )
    .post(
      '/incidents/:id/report',
      guardedForm(web, 'incident.report', (c, session, form) => sendReport(web, c, { session, form })),
    )
}

type MakeCommand = (c: Context<Env>, form: URLSearchParams) => FormCommand

interface Submitted {
  readonly session: Session
  readonly form: URLSearchParams
}

/** Where an operator's own incident stands. */
export const placeOf = (session: Session, id: string): CasePlace => ({
  id,
  organisation: session.organisation.id,
  party: 'operator',
  kind: 'incident',
})

async function listPage(web: Web, c: Context<Env>, session: Session, form = emptyForm()): Promise<Response> {
  const { store, law } = web.services
  const rows = await store.queue(session.organisation.id, {
    state: 'open',
    kind: 'incident',
    offset: 0,
    limit: 200,
  })
  return c.html(
    renderIncidents({ law, lines: rows.map(caseLine), form }, frameOf(web, c)),
    form.errors.length > 0 ? 422 : 200,
  )
}

async function openIncident(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  if (maySecret(form)) return stoppedPage(web, c)
  const { services } = web
  const words = wordsIn(c.get('language'))
  const title = (form.get('title') ?? '').trim()
  const aware = readTimeForm(form, 'aware')
  const errors: FieldError[] = [...unansweredSecret(form, c)]
  if (title === '') errors.push({ field: 'title', text: words.account.missingName })
  const starts = aware === undefined ? [] : [{ type: 'aware.incident', at: aware, actor: 'operator' }]
  const read = services.assessor.read({ events: starts }, services.now())
  if (!read.ok) errors.push(...fieldErrors(read.failure, { language: c.get('language'), time: 'aware' }))
  if (errors.length > 0) return listPage(web, c, session, { values: form, errors, action: c.req.path })
  const id = uuidv7()
  const { organisation } = session
  const decided = decideOn(services, placeOf(session, id), newCaseFile(organisation.id, id), {
    command: {
      type: 'open-incident',
      title,
      unit: organisation.nameZh,
      facts: organisation.place === undefined ? {} : { place: organisation.place },
      starts,
    },
    actor: { kind: 'person', id: session.user.id, party: 'operator' },
  })
  if (!decided.ok) return problemPage(web, c, 'conflict')
  const result = await services.store.commit({
    cases: [{ ...decided.value.write, wrappedKey: services.privacy.newKey().wrappedKey }],
  })
  return result.state === 'committed'
    ? c.redirect(`/incidents/${id}`, 303)
    : problemPage(web, c, 'unavailable')
}

interface IncidentRequest {
  readonly session: Session
  readonly form: ReturnType<typeof emptyForm>
}

async function incidentPage(
  web: Web,
  c: Context<Env>,
  { session, form }: IncidentRequest,
): Promise<Response> {
  const { services } = web
  const id = c.req.param('id') ?? ''
  const file = await loadCase(services.store, session.organisation.id, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  const language = c.get('language')
  const now = services.now()
  const { answer, outlook } = outlookOf(services, file, now)
  const { desk, lawful, warnings } = await chooseDesk(services, answer)
  const view = {
    law: services.law,
    id,
    file: file.state,
    events: file.events,
    answer,
    next: nextOf(services, answer, { party: 'operator', language }),
    desk: warnings.includes('not-discharged') ? undefined : { zh: desk.nameZh, en: desk.nameEn },
    receivers: receiversOf(services, file.state, { party: 'operator', duties: answer.duties }),
    outlook: { ...outlook, contents: sentContents(services, file, now) },
    sent: numberAt(file, lawful.organisation) !== undefined,
    key: newKey(),
    form,
  }
  return c.html(renderIncident(view, frameOf(web, c)), form.errors.length > 0 ? 422 : 200)
}

async function runIncidentCommand(
  web: Web,
  c: Context<Env>,
  { session, form, make }: Submitted & { readonly make: MakeCommand },
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const made = make(c, form)
  const errors = await runFormCommand(web.services, placeOf(session, id), { made, session, c })
  if (errors.length > 0)
    return incidentPage(web, c, { session, form: { values: form, errors, action: c.req.path } })
  return c.redirect(`/incidents/${id}`, 303)
}

async function sendReport(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  if (maySecret(form)) return stoppedPage(web, c)
  const { services } = web
  const id = c.req.param('id') ?? ''
  const again = (errors: readonly FieldError[]): Promise<Response> =>
    incidentPage(web, c, { session, form: { values: form, errors, action: c.req.path } })
  const unanswered = unansweredSecret(form, c)
  if (unanswered.length > 0) return again(unanswered)
  const kind = followUpKinds.find((known) => known === form.get('kind')) ?? 'initial'
  const summary = Object.fromEntries(
    summaryParts
      .map((part) => [part, (form.get(`summary.${part}`) ?? '').trim()])
      .filter(([, text]) => text !== ''),
  )
  const sent = await handOver(services, {
    from: { ...placeOf(session, id), nameZh: session.organisation.nameZh },
    actor: { kind: 'person', id: session.user.id, party: 'operator' },
    key: pageKey(form),
    channel: 'website',
    addition: {
      kind,
      contents: JSON.parse(JSON.stringify(contentsOf(services.law, form))) as Record<string, Json>,
      ...(kind === 'summary' ? { summary } : {}),
      ...declaredOf(form),
      personal: { reporter: { name: session.user.name }, unit: contactOf(form) },
    },
  })
  if (sent.ok) return c.redirect(`/incidents/${id}`, 303)
  if (sent.failure.state !== 'bad-input')
    return problemPage(web, c, sent.failure.state === 'sender-refused' ? 'conflict' : sent.failure.state)
  return again(fieldErrors(sent.failure.errors, { language: c.get('language'), time: 'aware' }))
}
