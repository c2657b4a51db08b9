import { deliveryTrays, renderDelivery, renderOutbox } from '@fengsui/pages'
import { type Delivery, type DeliveryStep, ofDeployment } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import type { Env } from '../http/env.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { mayDo } from './may-do.ts'
import { problemPage } from './problem-answer.ts'

/** What goes outside: lists by state, one delivery with its history, send again, put away. */
export const outboxRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/outbox',
      guarded(web, 'outbox.see', (c, session) => listPage(web, c, session)),
    )
    .get(
      '/outbox/:id',
      guarded(web, 'outbox.see', (c, session) => deliveryPage(web, c, session)),
    )
    .post(
      '/outbox/:id/send-again',
      guardedForm(web, 'outbox.decide', (c, session) => decide(web, c, { session, decision: 'sent-again' })),
    )
    .post(
      '/outbox/:id/put-away',
      guardedForm(web, 'outbox.decide', (c, session) => decide(web, c, { session, decision: 'put-away' })),
    )

const pageSize = 100

/** Whose deliveries somebody looks after: their organisation's; an administrator also those of the deployment. */
const lookedAfter = ({ organisation, user }: Session): readonly string[] =>
  user.roles.includes('administrator') ? [organisation.id, ofDeployment] : [organisation.id]

/** How many deliveries wait for a person of this session; none for those who may not see them. */
export const undeliveredFor = async ({ services }: Web, session: Session): Promise<number> =>
  mayDo(session, 'outbox.see') ? services.store.deliveries.count(lookedAfter(session), 'dead') : 0

async function listPage(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const { deliveries } = web.services.store
  const mine = lookedAfter(session)
  const tray = deliveryTrays.find((one) => one === c.req.query('state')) ?? 'dead'
  const [lines, ...numbers] = await Promise.all([
    deliveries.list(mine, { state: tray, limit: pageSize }),
    ...deliveryTrays.map((one) => deliveries.count(mine, one)),
  ])
  const counts = Object.fromEntries(deliveryTrays.map((one, index) => [one, numbers[index] ?? 0]))
  const view = { tray, counts: counts as Record<(typeof deliveryTrays)[number], number>, lines }
  return c.html(renderOutbox(view, frameOf(web, c)))
}

const oneOf = ({ services }: Web, c: Context<Env>, session: Session): Promise<Delivery | undefined> =>
  services.store.deliveries.one(lookedAfter(session), c.req.param('id') ?? '')

async function deliveryPage(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const delivery = await oneOf(web, c, session)
  if (delivery === undefined) return problemPage(web, c, 'not-found')
  const history = await web.services.store.deliveries.history(delivery.id)
  const view = {
    ...delivery,
    ...caseHref(session, delivery),
    history: await Promise.all(history.map((step) => named(web, step))),
  }
  return c.html(renderDelivery(view, frameOf(web, c)))
}

function caseHref(session: Session, { case: id, organisation }: Delivery): { readonly caseHref?: string } {
  if (id === undefined || organisation !== session.organisation.id) return {}
  if (mayDo(session, 'case.see')) return { caseHref: `/desk/${id}` }
  return mayDo(session, 'incident.see') ? { caseHref: `/incidents/${id}` } : {}
}

/** Decisions are stored with the id of who took them; people read names. */
async function named({ services }: Web, step: DeliveryStep): Promise<DeliveryStep> {
  if (step.outcome !== 'sent-again' && step.outcome !== 'put-away') return step
  const name = (await services.store.user(step.detail ?? ''))?.name
  return name === undefined ? step : { ...step, detail: name }
}

interface Decided {
  readonly session: Session
  readonly decision: 'sent-again' | 'put-away'
}

async function decide(web: Web, c: Context<Env>, { session, decision }: Decided): Promise<Response> {
  const delivery = await oneOf(web, c, session)
  if (delivery === undefined) return problemPage(web, c, 'not-found')
  const { id } = delivery
  const decided = { id, organisations: lookedAfter(session), decision, by: session.user.id }
  const done = await web.services.store.deliveries.decide(decided)
  return done ? c.redirect(`/outbox/${id}`, 303) : problemPage(web, c, 'conflict')
}
