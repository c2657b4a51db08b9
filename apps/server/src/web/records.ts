import { parseInstant } from '@fengsui/core'
import { renderHistory } from '@fengsui/pages'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { assessCase } from '../cases/assess-case.ts'
import { caseFile, loadCase } from '../cases/case-file.ts'
import type { Env } from '../http/env.ts'
import { assessorUnder } from '../rules/past-rules.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded } from './guard.ts'
import { problemPage } from './problem-answer.ts'

/** The record of a case with replay. */
export const recordRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>().get(
    '/cases/:id/history',
    guarded(web, 'history.see', (c, session) => historyPage(web, c, session)),
  )

async function historyPage(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const { services } = web
  const id = c.req.param('id') ?? ''
  const organisation = session.organisation.id
  const file = await loadCase(services.store, organisation, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  const asked = Number(c.req.query('at') ?? file.lastSeq)
  const at = Number.isInteger(asked) && asked >= 1 && asked <= file.lastSeq ? asked : file.lastSeq
  const known = caseFile(
    organisation,
    id,
    file.records.filter(({ seq }) => seq <= at),
  )
  // Replayed with the clock of that moment, so that the answer is the one people saw.
  const moment = parseInstant(known.records.at(-1)?.at ?? '') ?? services.now()
  // … and under the rules of that moment.
  const assessor = await assessorUnder(
    services,
    known.records.findLast(({ rules }) => rules !== undefined)?.rules,
  )
  const law = assessor.book.instruments.find((one) => one.id === services.law.id) ?? services.law
  const [fault] = await services.store.verifyCase(organisation, id)
  const view = {
    law,
    laws: assessor.book.instruments,
    id,
    title: file.state.title || file.state.unit,
    party: session.organisation.party,
    records: file.records,
    events: file.events,
    at,
    known: known.state,
    answer: assessCase({ assessor, law }, known.state, moment),
    faultAt: fault?.seq,
  }
  return c.html(renderHistory(view, { ...frameOf(web, c), now: moment }))
}
