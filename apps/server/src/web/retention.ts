import { emptyForm, type FormState, renderHold, renderRetention } from '@fengsui/pages'
import { retentionTerms } from '@fengsui/regulations'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { loadCase } from '../cases/case-file.ts'
import type { Env } from '../http/env.ts'
import { runFormCommand } from './case-commands.ts'
import { deskPlaceOf } from './desk.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { mayDo } from './may-do.ts'
import { placeOf } from './operator.ts'
import { problemPage } from './problem-answer.ts'

/** How long things are kept, and legal holds. */
export const retentionRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/retention',
      guarded(web, 'retention.see', (c, session) => retentionPage(web, c, session)),
    )
    .get(
      '/cases/:id/hold',
      guarded(web, 'hold.decide', (c, session) => holdPage(web, c, { session, form: emptyForm() })),
    )
    .post(
      '/cases/:id/hold/place',
      guardedForm(web, 'hold.decide', (c, session, form) =>
        hold(web, c, { session, form, type: 'place-hold' }),
      ),
    )
    .post(
      '/cases/:id/hold/lift',
      guardedForm(web, 'hold.decide', (c, session, form) =>
        hold(web, c, { session, form, type: 'lift-hold' }),
      ),
    )

const mostHeld = 200

async function retentionPage(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const { store, retention } = web.services
  const view = { terms: retentionTerms, chosen: retention }
  if (!mayDo(session, 'history.see')) return c.html(renderRetention(view, frameOf(web, c)))
  const rows = await store.retention.held(session.organisation.id, mostHeld)
  const held = rows.map((row) => ({ id: row.case, title: row.title || row.unit }))
  return c.html(renderRetention({ ...view, held }, frameOf(web, c)))
}

async function holdPage(
  web: Web,
  c: Context<Env>,
  { session, form }: { readonly session: Session; readonly form: FormState },
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const file = await loadCase(web.services.store, session.organisation.id, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  const page = renderHold({ id, file: file.state, form }, frameOf(web, c))
  return c.html(page, form.errors.length > 0 ? 422 : 200)
}

interface Decided {
  readonly session: Session
  readonly form: URLSearchParams
  readonly type: 'place-hold' | 'lift-hold'
}

async function hold(web: Web, c: Context<Env>, { session, form, type }: Decided): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const place = session.organisation.kind === 'operator' ? placeOf(session, id) : deskPlaceOf(session, id)
  const made = { command: { type, by: session.user.name, reason: form.get('reason') ?? '' } as const }
  const errors = await runFormCommand(web.services, place, { made, session, c })
  if (errors.length > 0) return holdPage(web, c, { session, form: { values: form, errors } })
  return c.redirect(`/cases/${id}/hold`, 303)
}
