import type { Action } from '@fengsui/core'
import { emptyForm, type FieldError, renderEvidence, wordsIn } from '@fengsui/pages'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import type { StepUpPurpose } from '../auth/step-up.ts'
import { loadCase } from '../cases/case-file.ts'
import type { CasePlace } from '../cases/case-write.ts'
import { runCommand } from '../cases/run-command.ts'
import { attachItems } from '../evidence/attach-items.ts'
import { custodyOf } from '../evidence/custody.ts'
import { evidenceErrors } from '../evidence/evidence-fault.ts'
import { openItem } from '../evidence/held-items.ts'
import { sendItem } from '../evidence/send-item.ts'
import { discardItems } from '../evidence/staged-item.ts'
import { hasFormToken } from '../http/context.ts'
import type { Env } from '../http/env.ts'
import { maySecret, stoppedPage, unansweredSecret } from './ask-secret.ts'
import { failureErrors } from './case-commands.ts'
import { deskPlaceOf } from './desk.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { placeOf as incidentPlaceOf } from './operator.ts'
import { readPostedForm } from './posted-form.ts'
import { problemPage } from './problem-answer.ts'
import { fieldErrors } from './read-report-form.ts'

/** One side of the house: where its cases are, and who may do what with their evidence. */
interface Side {
  readonly base: '/desk' | '/incidents'
  readonly see: Action
  readonly attach: Action
  readonly download: Action
  readonly placeOf: (session: Session, id: string) => CasePlace
}

const sides: readonly Side[] = [
  { base: '/desk', see: 'case.see', attach: 'case.attach', download: 'case.download', placeOf: deskPlaceOf },
  {
    base: '/incidents',
    see: 'incident.see',
    attach: 'incident.attach',
    download: 'incident.download',
    placeOf: incidentPlaceOf,
  },
]

/** Evidence of a case: its list with custody, adding to it, and the way to the bytes. */
export function evidenceRoutes(web: Web): Hono<Env> {
  const routes = new Hono<Env>()
  for (const side of sides) {
    const path = `${side.base}/:id/evidence` as const
    routes
      .get(
        path,
        guarded(web, side.see, (c, session) => listPage(web, c, { side, session, form: emptyForm() })),
      )
      .post(
        path,
        guarded(web, side.attach, (c, session) => attach(web, c, { side, session })),
      )
      .post(
        `${path}/unlock`,
        guardedForm(web, side.download, (c, session, form) => unlock(web, c, { side, session, form })),
      )
      .post(
        `${path}/:digest/download`,
        guardedForm(web, side.download, (c, session) => download(web, c, { side, session })),
      )
  }
  return routes
}

interface Asked {
  readonly side: Side
  readonly session: Session
}

const idOf = (c: Context<Env>): string => c.req.param('id') ?? ''
const purposeOf = (c: Context<Env>): StepUpPurpose => `evidence ${idOf(c)}`

async function listPage(
  web: Web,
  c: Context<Env>,
  { side, session, form }: Asked & { readonly form: ReturnType<typeof emptyForm> },
): Promise<Response> {
  const { services } = web
  const file = await loadCase(services.store, session.organisation.id, idOf(c))
  if (file === undefined) return problemPage(web, c, 'not-found')
  const { attach, download, base } = side
  const view = {
    ...{ attach, download, form },
    title: file.state.title || file.state.unit,
    base: `${base}/${file.id}`,
    lines: await custodyOf(services, file, c.get('language')),
    unlocked: web.services.stepUp.isProved(c, session, { purpose: purposeOf(c), nowMs: services.now().ms }),
  }
  return c.html(renderEvidence(view, frameOf(web, c)), form.errors.length > 0 ? 422 : 200)
}

/** The token stands before the files, as the page has it: without it, and without the answer, nothing is stored. */
async function attach(web: Web, c: Context<Env>, { side, session }: Asked): Promise<Response> {
  const { services } = web
  const posted = await readPostedForm(
    services,
    c,
    (typed) => hasFormToken(c, typed) && typed.get('stateSecret') === 'no',
  )
  if (!posted.ok) return problemPage(web, c, posted.failure)
  const { typed, items, faults } = posted.value
  if (!hasFormToken(c, typed)) return problemPage(web, c, 'forbidden')
  if (maySecret(typed)) return stoppedPage(web, c)
  const again = async (errors: readonly FieldError[]): Promise<Response> => {
    await discardItems(services, items)
    return listPage(web, c, { side, session, form: { values: typed, errors, action: c.req.path } })
  }
  const language = c.get('language')
  const missing = items.length === 0 && faults.length === 0 ? [{ code: 'none' as const }] : []
  const wrong = fieldErrors(evidenceErrors([...faults, ...missing]), { language, time: 'startAt' })
  const errors = [...unansweredSecret(typed, c), ...wrong]
  if (errors.length > 0) return again(errors)
  const place = side.placeOf(session, idOf(c))
  const actor = { kind: 'person', id: session.user.id, party: place.party } as const
  const done = await attachItems(services, place, { items, actor })
  return done.ok ? c.redirect(c.req.path, 303) : again(failureErrors(done.failure, language))
}

async function unlock(
  web: Web,
  c: Context<Env>,
  { side, session, form }: Asked & { readonly form: URLSearchParams },
): Promise<Response> {
  const nowMs = web.services.now().ms
  const password = form.get('password') ?? ''
  const proof = await web.services.stepUp.prove(c, session, { purpose: purposeOf(c), password, nowMs })
  const list = `${side.base}/${idOf(c)}/evidence`
  if (proof === 'proved') return c.redirect(list, 303)
  const { wrong, tooMany } = wordsIn(c.get('language')).evidence
  const errors = [{ field: 'password', text: proof === 'wrong' ? wrong : tooMany }]
  return listPage(web, c, { side, session, form: { values: form, errors, action: c.req.path } })
}

/** Recorded first, and only then sent: no byte leaves that nobody knows of. */
async function download(web: Web, c: Context<Env>, { side, session }: Asked): Promise<Response> {
  const { services } = web
  const place = side.placeOf(session, idOf(c))
  const file = await loadCase(services.store, place.organisation, place.id)
  const item = file && (await openItem(services, file, c.req.param('digest') ?? ''))
  if (item === undefined) return problemPage(web, c, 'not-found')
  const proof = { purpose: purposeOf(c), nowMs: services.now().ms }
  if (!web.services.stepUp.isProved(c, session, proof))
    return c.redirect(`${side.base}/${place.id}/evidence`, 303)
  const actor = { kind: 'person', id: session.user.id, party: place.party } as const
  const { digest } = item.held
  const recorded = await runCommand(services, place, { command: { type: 'record-download', digest }, actor })
  return recorded.ok ? sendItem(services, item) : problemPage(web, c, 'unavailable')
}
