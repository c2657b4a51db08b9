import { type Actor, likeness, sightingOf } from '@fengsui/core'
import { emptyForm, type FormState, renderCompare, wordsIn } from '@fengsui/pages'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { assessCase } from '../cases/assess-case.ts'
import { type CaseFile, loadCase } from '../cases/case-file.ts'
import { type RelatedCase, relateCases } from '../cases/relate-cases.ts'
import type { Env } from '../http/env.ts'
import { failureErrors } from './case-commands.ts'
import { deskPlaceOf } from './desk.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { problemPage } from './problem-answer.ts'

/** Two cases side by side: the same incident or not; and undoing it. */
export const relationRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/desk/:id/compare/:other',
      guarded(web, 'case.see', (c, session) => comparePage(web, c, { session, form: emptyForm() })),
    )
    .post(
      '/desk/:id/compare/:other',
      guardedForm(web, 'case.record', (c, session, form) => judge(web, c, { session, form })),
    )
    .post(
      '/desk/:id/part',
      guardedForm(web, 'case.record', (c, session, form) => part(web, c, { session, form })),
    )

/** Both cases of a comparison, or nothing where one is not this desk's. */
async function bothOf(
  { services: { store } }: Web,
  c: Context<Env>,
  { organisation }: Session,
): Promise<readonly [CaseFile, CaseFile] | undefined> {
  const [a, b] = await Promise.all(
    ['id', 'other'].map((name) => loadCase(store, organisation.id, c.req.param(name) ?? '')),
  )
  return a === undefined || b === undefined || a.id === b.id ? undefined : [a, b]
}

const receivedMs = ({ records }: CaseFile): number => Date.parse(records[0]?.at ?? '')

async function comparePage(
  web: Web,
  c: Context<Env>,
  { session, form }: { readonly session: Session; readonly form: FormState },
): Promise<Response> {
  const both = await bothOf(web, c, session)
  if (both === undefined) return problemPage(web, c, 'not-found')
  const { services } = web
  const { law } = services
  const sides = both.map((file) => ({
    id: file.id,
    file: file.state,
    answer: assessCase(services, file.state, services.now()),
    receivedMs: receivedMs(file),
  }))
  const [a, b] = both.map((file) => sightingOf(file.state, law.groupsFact, receivedMs(file)))
  const [left, right] = sides
  if (a === undefined || b === undefined || left === undefined || right === undefined)
    return problemPage(web, c, 'not-found')
  const view = { law, sides: [left, right] as const, likeness: likeness(a, b), form }
  return c.html(renderCompare(view, frameOf(web, c)), form.errors.length > 0 ? 422 : 200)
}

interface Submitted {
  readonly session: Session
  readonly form: URLSearchParams
}

const actorOf = ({ user, organisation }: Session): Actor => ({
  kind: 'person',
  id: user.id,
  party: organisation.party,
})

async function judge(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const both = await bothOf(web, c, session)
  if (both === undefined) return problemPage(web, c, 'not-found')
  const reason = form.get('reason') ?? ''
  const verdict = form.get('verdict')
  const again = (errors: FormState['errors']): Promise<Response> =>
    comparePage(web, c, { session, form: { values: form, errors, action: c.req.path } })
  if (verdict !== 'join' && verdict !== 'distinct')
    return again([{ field: 'verdict', text: wordsIn(c.get('language')).account.missingName }])
  const [kept, other] = keptFirst(both)
  const side = (file: CaseFile, command: RelatedCase['command']): RelatedCase => ({
    place: deskPlaceOf(session, file.id),
    command,
  })
  const commands =
    verdict === 'join'
      ? [
          side(other, { type: 'join', other: kept.id, reason }),
          side(kept, { type: 'absorb', other: other.id, reason }),
        ]
      : [
          side(kept, { type: 'distinguish', other: other.id, reason }),
          side(other, { type: 'distinguish', other: kept.id, reason }),
        ]
  const done = await relateCases(web.services, commands, actorOf(session))
  if (!done.ok) return again(failureErrors(done.failure, c.get('language')))
  return c.redirect(`/desk/${verdict === 'join' ? kept.id : (c.req.param('id') ?? '')}`, 303)
}

/** The case that goes on is the one that was received first: its time of receipt is the one that counts. */
function keptFirst([a, b]: readonly [CaseFile, CaseFile]): readonly [CaseFile, CaseFile] {
  // Within one second the ids decide: they sort by time.
  const earlier = receivedMs(a) - receivedMs(b) || (a.id < b.id ? -1 : 1)
  return earlier < 0 ? [a, b] : [b, a]
}

async function part(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const file = await loadCase(web.services.store, session.organisation.id, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  if (file.state.status.state !== 'joined') return problemPage(web, c, 'conflict')
  const { into } = file.state.status
  const reason = form.get('reason')?.trim() || wordsIn('zh-CN').relation.part
  const done = await relateCases(
    web.services,
    [
      { place: deskPlaceOf(session, id), command: { type: 'part', other: into, reason } },
      { place: deskPlaceOf(session, into), command: { type: 'release', other: id, reason } },
    ],
    actorOf(session),
  )
  return done.ok ? c.redirect(`/desk/${id}`, 303) : problemPage(web, c, 'conflict')
}
