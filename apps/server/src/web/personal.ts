import { emptyForm, type FormState, renderContacts, renderErase, wordsIn } from '@fengsui/pages'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { loadCase } from '../cases/case-file.ts'
import type { Env } from '../http/env.ts'
import { runFormCommand } from './case-commands.ts'
import { deskPlaceOf } from './desk.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { placeOf } from './operator.ts'
import { problemPage } from './problem-answer.ts'

/** Finding the cases of a person, and forgetting a person. */
export const personalRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/contacts',
      guarded(web, 'contact.find', (c) => c.html(renderContacts({ form: emptyForm() }, frameOf(web, c)))),
    )
    .post(
      '/contacts',
      guardedForm(web, 'contact.find', (c, session, form) => find(web, c, { session, form })),
    )
    .get(
      '/cases/:id/erase',
      guarded(web, 'personal.erase', (c, session) => erasePage(web, c, { session, form: emptyForm() })),
    )
    .post(
      '/cases/:id/erase',
      guardedForm(web, 'personal.erase', (c, session, form) => erase(web, c, { session, form })),
    )

interface Submitted {
  readonly session: Session
  readonly form: URLSearchParams
}

const mostFound = 100

/** Posted, not asked for by its address: an address is written into logs. */
async function find(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const { store, contacts } = web.services
  const digests = contacts.candidates(form.get('contact') ?? '')
  const { incomplete } = wordsIn(c.get('language')).contacts
  const errors = digests.length === 0 ? [{ field: 'contact', text: incomplete }] : []
  const state: FormState = { values: form, errors, action: c.req.path }
  if (errors.length > 0) return c.html(renderContacts({ form: state }, frameOf(web, c)), 422)
  const { id: organisation } = session.organisation
  const ids = await store.personal.casesWith(organisation, { digests, limit: mostFound })
  const files = await Promise.all(ids.map((id) => loadCase(store, organisation, id)))
  const found = files.flatMap((file) =>
    file === undefined
      ? []
      : [{ id: file.id, title: file.state.title || file.state.unit, receivedAt: file.records[0]?.at ?? '' }],
  )
  return c.html(renderContacts({ form: state, found }, frameOf(web, c)))
}

async function erasePage(
  web: Web,
  c: Context<Env>,
  { session, form }: { readonly session: Session; readonly form: FormState },
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const file = await loadCase(web.services.store, session.organisation.id, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  const own = { ...form, action: c.req.path }
  const page = renderErase({ id, file: file.state, form: own }, frameOf(web, c))
  return c.html(page, form.errors.length > 0 ? 422 : 200)
}

async function erase(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const { organisation } = session
  const made =
    form.get('confirm') === 'yes'
      ? { command: { type: 'erase-personal', reason: form.get('reason') ?? '' } as const }
      : { errors: [{ field: 'confirm', text: wordsIn(c.get('language')).erase.notConfirmed }] }
  const place = organisation.kind === 'operator' ? placeOf(session, id) : deskPlaceOf(session, id)
  const errors = await runFormCommand(web.services, place, { made, session, c })
  if (errors.length > 0) return erasePage(web, c, { session, form: { values: form, errors } })
  web.services.erasures.note({ organisation: organisation.id, case: id })
  return c.redirect(`/cases/${id}/history`, 303)
}
