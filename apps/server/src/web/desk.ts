import { type Action, type Filing, formatInstant, type Json, textIn } from '@fengsui/core'
import { type CaseLine, type CaseView, emptyForm, renderCase, renderQueue, wordsIn } from '@fengsui/pages'
import { type CaseRow, mostCounted } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { assessCase } from '../cases/assess-case.ts'
import { type CaseFile, loadCase } from '../cases/case-file.ts'
import type { CasePlace } from '../cases/case-write.ts'
import { receivedContents } from '../cases/contents-view.ts'
import { handOver } from '../cases/hand-over.ts'
import { outlookOf } from '../cases/outlook.ts'
import { relationsOf } from '../cases/relations-of.ts'
import { suspectsAmong } from '../cases/suspects.ts'
import type { Env } from '../http/env.ts'
import { type Desk, toDesk } from '../intake/desks.ts'
import { askByMail } from '../mail/ask-by-mail.ts'
import { reporterAddress } from '../mail/reporter-address.ts'
import { type FormCommand, failureErrors, filingCommand, runFormCommand } from './case-commands.ts'
import { caseLine } from './case-lines.ts'
import { correctCommand, settleCommand } from './correction-commands.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { nextOf } from './next-of.ts'
import { undeliveredFor } from './outbox.ts'
import { newKey, pageKey } from './page-key.ts'
import { problemPage } from './problem-answer.ts'
import { fieldErrors } from './read-report-form.ts'
import { receiversOf } from './receivers-of.ts'

type Answer = Response | Promise<Response>

/** A receiving desk: queue, case, accept, regrade, pass up. */
export function deskRoutes(web: Web): Hono<Env> {
  const command = (action: Action, make: MakeCommand): ((c: Context<Env>) => Answer) =>
    guardedForm(web, action, (c, session, form) => runDeskCommand(web, c, { session, form, make }))
  return new Hono<Env>()
    .get(
      '/desk',
      guarded(web, 'case.see', (c, session) => queuePage(web, c, session)),
    )
    .get(
      '/desk/:id',
      guarded(web, 'case.see', (c, session) => casePage(web, c, { session, form: emptyForm() })),
    )
    .post(
      '/desk/:id/accept',
      command('case.accept', (_c, _form, { user }) => ({ command: { type: 'accept', by: user.name } })),
    )
    .post(
      '/desk/:id/regrade',
      command('case.regrade', (_c, form) => ({
        command: { type: 'regrade', level: form.get('level') ?? '', reason: form.get('reason') ?? '' },
      })),
    )
    .post(
      '/desk/:id/filing',
      command('case.record', (c, form, { organisation: { party } }) =>
        filingCommand({ services: web.services, party }, c, form),
      ),
    )
    .post('/desk/:id/correct', command('case.record', correctCommand))
    .post(
      '/desk/:id/confirm',
      command('case.confirm', (c, form) => settleCommand('confirm-correction', c, form)),
    )
    .post(
      '/desk/:id/drop',
      command('case.record', (c, form) => settleCommand('drop-correction', c, form)),
    )
    .post(
      '/desk/:id/note',
      command('case.record', (_c, form) => ({ command: { type: 'note', text: form.get('text') ?? '' } })),
    )
    .post(
      '/desk/:id/ask',
      guardedForm(web, 'case.record', (c, session, form) => ask(web, c, { session, form })),
    )
    .post(
      '/desk/:id/close',
      command('case.close', (_c, form) => ({ command: { type: 'close', reason: form.get('reason') ?? '' } })),
    )
    .post(
      '/desk/:id/escalate',
      guardedForm(web, 'case.escalate', (c, session, form) => escalate(web, c, { session, form })),
    )
}

type MakeCommand = (c: Context<Env>, form: URLSearchParams, session: Session) => FormCommand

interface Submitted {
  readonly session: Session
  readonly form: URLSearchParams
}

/** Where a case of a person's desk is written. */
export const deskPlaceOf = ({ organisation }: Session, id: string): CasePlace => ({
  id,
  organisation: organisation.id,
  party: organisation.party,
  kind: 'file',
})

const pageSize = 50

/** Where a page of the queue starts; what is no sensible number is the beginning. */
const offsetOf = (text = '0'): number => (/^\d{1,7}$/.test(text) ? Math.min(Number(text), mostCounted) : 0)

async function queuePage(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const { services } = web
  const { organisation } = session
  const state = c.req.query('state') === 'closed' ? 'closed' : 'open'
  const offset = offsetOf(c.req.query('from'))
  const filter = { state, kind: 'file' } as const
  const [rows, total, openTotal, undelivered] = await Promise.all([
    services.store.queue(organisation.id, { ...filter, offset, limit: pageSize }),
    services.store.countCases(organisation.id, filter),
    services.store.countCases(organisation.id, { state: 'open', kind: 'file' }),
    undeliveredFor(web, session),
  ])
  const first =
    state === 'open' && offset === 0 ? rows.find(({ nextDueMs }) => nextDueMs !== undefined) : undefined
  const file = first === undefined ? undefined : await loadCase(services.store, organisation.id, first.case)
  const next =
    file &&
    nextOf(services, assessCase(services, file.state, services.now()), {
      party: organisation.party,
      language: c.get('language'),
    })
  const view = {
    law: services.law,
    organisation: { zh: organisation.nameZh, en: organisation.nameEn },
    lines: linesOf(rows),
    state,
    total,
    openTotal,
    offset,
    pageSize,
    mostCounted,
    undelivered,
    next: next && first && { ...next, unit: first.unit, caseId: first.case },
  } as const
  return c.html(renderQueue(view, frameOf(web, c)))
}

function linesOf(rows: readonly CaseRow[]): readonly CaseLine[] {
  const suspects = suspectsAmong(rows)
  return rows.map((row) => {
    const suspect = suspects.get(row.case)
    return { ...caseLine(row), ...(suspect === undefined ? {} : { suspect }) }
  })
}

interface CaseRequest {
  readonly session: Session
  readonly form: ReturnType<typeof emptyForm>
}

async function casePage(web: Web, c: Context<Env>, { session, form }: CaseRequest): Promise<Response> {
  const { services } = web
  const id = c.req.param('id') ?? ''
  const file = await loadCase(services.store, session.organisation.id, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  const now = services.now()
  const { answer, outlook } = outlookOf(services, file, now)
  const language = c.get('language')
  const view: CaseView = {
    law: services.law,
    id,
    file: file.state,
    events: file.events,
    answer,
    next: nextOf(services, answer, { party: session.organisation.party, language }),
    outlook: { ...outlook, contents: receivedContents(services, file, now) },
    party: session.organisation.party,
    upward: await upwardOf(web, session, file),
    receivers: receiversOf(services, file.state, {
      party: session.organisation.party,
      duties: answer.duties,
    }),
    contacts: await contactsOf(web, c, file),
    relations: await relationsOf(web.services, file),
    questions: await questionsOf(web, session, file),
    mayAsk: services.mailFrom !== undefined && (await reporterAddress(services, file)) !== undefined,
    key: newKey(),
    form,
  }
  return c.html(renderCase(view, frameOf(web, c)), form.errors.length > 0 ? 422 : 200)
}

/** What was asked by mail, and how far it got. */
const questionsOf = (
  { services }: Web,
  { organisation }: Session,
  { state }: CaseFile,
): Promise<CaseView['questions']> =>
  Promise.all(
    state.questions.map(async ({ key, text, at, returned }) => {
      const sent = await services.store.deliveries.find('email', key)
      const known = sent?.organisation === organisation.id ? sent : undefined
      const fault = returned?.fault ?? known?.fault
      const delivery = returned !== undefined ? 'returned' : (known?.state ?? 'waiting')
      return { at, text, state: delivery, ...(fault === undefined ? {} : { fault }) }
    }),
  )

/** The desk above this one, by the duties of the law: only a provincial desk has one here. */
async function nextDesk(
  { services }: Web,
  session: Session,
): Promise<{ readonly desk?: Desk; readonly zh: string; readonly en: string } | undefined> {
  if (session.organisation.party !== services.homeParty) return undefined
  const { recipient } = services.findRecipient(services.nationalParty, {})
  if (recipient === null) return undefined
  const hosted = (await services.store.organisations()).find(
    ({ id, people }) => id === recipient.id && people > 0,
  )
  return {
    ...(hosted === undefined ? {} : { desk: toDesk(hosted) }),
    zh: recipient.zh,
    en: recipient.en ?? recipient.zh,
  }
}

async function upwardOf(web: Web, session: Session, file: CaseFile): Promise<CaseView['upward']> {
  const next = await nextDesk(web, session)
  if (next === undefined) return undefined
  const duties = web.services.law.duties.filter(
    ({ from, to }) => from === session.organisation.party && to === web.services.nationalParty,
  )
  const done = file.state.filings.some(
    ({ duty, number }) => number !== undefined && duties.some(({ id }) => id === duty),
  )
  return { zh: next.zh, en: next.en, hosted: next.desk !== undefined, done }
}

/** Personal data the desk needs to call back, opened under the case's key. */
async function contactsOf({ services }: Web, c: Context<Env>, file: CaseFile): Promise<CaseView['contacts']> {
  const { form } = wordsIn(c.get('language'))
  const sealed = file.events.find(
    (event) => event.type === 'report.received' && event.private !== undefined,
  )?.private
  const opened =
    sealed === undefined ? undefined : await services.privacy.open(services.store, file.id, sealed)
  const labels: Readonly<Record<string, string>> = {
    name: form.contactName,
    phone: form.contactPhone,
    email: form.contactEmail,
  }
  const personal = opened as
    | { readonly unit?: Readonly<Record<string, Json>>; readonly reporter?: Readonly<Record<string, Json>> }
    | undefined
  const named = Object.entries(personal?.unit ?? {}).map(([part, value]) => ({
    label: labels[part] ?? part,
    value: String(value),
  }))
  const reporter = personal?.reporter?.['name']
  return typeof reporter === 'string' ? [{ label: form.reporterName, value: reporter }, ...named] : named
}

async function runDeskCommand(
  web: Web,
  c: Context<Env>,
  { session, form, make }: Submitted & { readonly make: MakeCommand },
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const made = make(c, form, session)
  const errors = await runFormCommand(web.services, deskPlaceOf(session, id), { made, session, c })
  if (errors.length > 0)
    return casePage(web, c, { session, form: { values: form, errors, action: c.req.path } })
  return c.redirect(`/desk/${id}`, 303)
}

async function ask(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const actor = { kind: 'person', id: session.user.id, party: session.organisation.party } as const
  const text = form.get('question') ?? ''
  const asked = await askByMail(web.services, deskPlaceOf(session, id), { text, actor })
  if (asked.ok) return c.redirect(`/desk/${id}`, 303)
  const errors = failureErrors(asked.failure, c.get('language')).map((error) => ({
    ...error,
    field: 'question',
  }))
  return casePage(web, c, { session, form: { values: form, errors, action: c.req.path } })
}

async function escalate(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const { services } = web
  const id = c.req.param('id') ?? ''
  const next = await nextDesk(web, session)
  if (next?.desk === undefined)
    return problemPage(web, c, 'conflict', wordsIn(c.get('language')).work.elsewhere)
  const sent = await handOver(services, {
    from: { ...deskPlaceOf(session, id), nameZh: session.organisation.nameZh },
    actor: { kind: 'person', id: session.user.id, party: session.organisation.party },
    to: next.desk,
    key: pageKey(form),
    channel: 'desk',
    addition: { kind: 'initial' },
    beside: peersTold(web, session, form),
  })
  if (sent.ok) return c.redirect(`/desk/${id}`, 303)
  if (sent.failure.state !== 'bad-input')
    return problemPage(web, c, sent.failure.state === 'sender-refused' ? 'conflict' : sent.failure.state)
  const errors = fieldErrors(sent.failure.errors, { language: c.get('language'), time: 'aware' })
  return casePage(web, c, { session, form: { values: form, errors, action: c.req.path } })
}

/** Telling peers belongs to the same step; it is recorded only when the officer says that it was done. */
function peersTold({ services }: Web, session: Session, form: URLSearchParams): readonly Filing[] {
  if (form.get('peersTold') !== 'yes') return []
  const at = formatInstant(services.now())
  const how = (form.get('peersHow') ?? '').trim()
  return services.law.duties
    .filter(
      ({ stage, from, to }) =>
        stage === 'forward' && from === session.organisation.party && to === 'peer-department',
    )
    .map(({ id, label }) => ({ duty: id, at, how: how === '' ? textIn(label, 'zh-CN') : how }))
}
