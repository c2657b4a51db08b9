import { type Action, may, type OrganisationKind, roles } from '@fengsui/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
const password = 'a long enough password'
let server: ServerProcess
let incident = ''
let file = ''

const people = (['operator', 'authority'] as const).flatMap((kind) => roles.map((role) => ({ kind, role })))
const loginOf = (kind: OrganisationKind, role: string): string => `${kind}-${role}`

/** Makes everybody the table knows, in the news site and in its province. */
beforeAll(async () => {
  server = await startServer({ data: folder.path })
  const admin = await signIn(server.url, 'admin', demoPassword(folder.path, 'admin'))
  for (const { kind, role } of people) {
    const made = await admin.post('/people', {
      'organisation.kind': kind === 'operator' ? 'operator' : 'province',
      'organisation.name': '北辰新闻网（演练）',
      'organisation.place': '辽宁省沈阳市',
      name: role,
      login: loginOf(kind, role),
      password,
      role,
    })
    expect(made.status).toBe(303)
  }
  incident = await linkFor('lilan', '/incidents')
  file = await linkFor('zhoumin', '/desk')
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

async function linkFor(login: string, path: string): Promise<string> {
  return firstLink(await signIn(server.url, login, demoPassword(folder.path, login)), path)
}

type Ask = (browser: PlainBrowser) => Promise<Response>
const routes: readonly { readonly action: Action; readonly what: string; readonly ask: Ask }[] = [
  { action: 'incident.see', what: 'GET /incidents', ask: (b) => b.get('/incidents') },
  { action: 'incident.see', what: 'GET /incidents/{id}', ask: (b) => b.get(incident) },
  { action: 'incident.open', what: 'POST /incidents', ask: (b) => b.post('/incidents') },
  { action: 'incident.answer', what: 'POST …/facts', ask: (b) => b.post(`${incident}/facts`) },
  { action: 'incident.report', what: 'POST …/report', ask: (b) => b.post(`${incident}/report`) },
  { action: 'incident.record', what: 'POST …/filing', ask: (b) => b.post(`${incident}/filing`) },
  { action: 'incident.record', what: 'POST …/start', ask: (b) => b.post(`${incident}/start`) },
  { action: 'incident.record', what: 'POST …/note', ask: (b) => b.post(`${incident}/note`) },
  { action: 'incident.record', what: 'POST …/correct', ask: (b) => b.post(`${incident}/correct`) },
  { action: 'incident.record', what: 'POST …/drop', ask: (b) => b.post(`${incident}/drop`) },
  { action: 'incident.confirm', what: 'POST …/confirm', ask: (b) => b.post(`${incident}/confirm`) },
  { action: 'incident.close', what: 'POST …/close', ask: (b) => b.post(`${incident}/close`) },
  { action: 'case.see', what: 'GET /desk', ask: (b) => b.get('/desk') },
  { action: 'case.see', what: 'GET /desk/{id}', ask: (b) => b.get(file) },
  { action: 'case.see', what: 'GET /mail', ask: (b) => b.get('/mail') },
  { action: 'case.see', what: 'GET /mail/{id}', ask: (b) => b.get('/mail/none') },
  { action: 'case.see', what: 'GET /mail/{id}/raw', ask: (b) => b.get('/mail/none/raw') },
  { action: 'case.accept', what: 'POST /mail/{id}/confirm', ask: (b) => b.post('/mail/none/confirm') },
  { action: 'case.accept', what: 'POST /mail/{id}/dismiss', ask: (b) => b.post('/mail/none/dismiss') },
  { action: 'case.accept', what: 'POST …/accept', ask: (b) => b.post(`${file}/accept`) },
  { action: 'case.regrade', what: 'POST …/regrade', ask: (b) => b.post(`${file}/regrade`) },
  { action: 'case.record', what: 'POST …/filing', ask: (b) => b.post(`${file}/filing`) },
  { action: 'case.record', what: 'POST …/note', ask: (b) => b.post(`${file}/note`) },
  { action: 'case.record', what: 'POST …/ask', ask: (b) => b.post(`${file}/ask`) },
  { action: 'case.escalate', what: 'POST …/escalate', ask: (b) => b.post(`${file}/escalate`) },
  { action: 'case.record', what: 'POST …/correct', ask: (b) => b.post(`${file}/correct`) },
  { action: 'case.record', what: 'POST …/drop', ask: (b) => b.post(`${file}/drop`) },
  { action: 'case.confirm', what: 'POST …/confirm', ask: (b) => b.post(`${file}/confirm`) },
  { action: 'case.close', what: 'POST …/close', ask: (b) => b.post(`${file}/close`) },
  { action: 'incident.see', what: 'GET /incidents/{id}/evidence', ask: (b) => b.get(`${incident}/evidence`) },
  {
    action: 'incident.attach',
    what: 'POST /incidents/{id}/evidence',
    ask: (b) => b.post(`${incident}/evidence`),
  },
  {
    action: 'incident.download',
    what: 'POST /incidents/{id}/…/unlock',
    ask: (b) => b.post(`${incident}/evidence/unlock`),
  },
  {
    action: 'incident.download',
    what: 'POST /incidents/{id}/…/download',
    ask: (b) => b.post(`${incident}/evidence/none/download`),
  },
  { action: 'case.see', what: 'GET /desk/{id}/evidence', ask: (b) => b.get(`${file}/evidence`) },
  { action: 'case.attach', what: 'POST /desk/{id}/evidence', ask: (b) => b.post(`${file}/evidence`) },
  {
    action: 'case.download',
    what: 'POST /desk/{id}/…/unlock',
    ask: (b) => b.post(`${file}/evidence/unlock`),
  },
  {
    action: 'case.download',
    what: 'POST /desk/{id}/…/download',
    ask: (b) => b.post(`${file}/evidence/none/download`),
  },
  { action: 'audit.see', what: 'GET /audit', ask: (b) => b.get('/audit') },
  { action: 'audit.see', what: 'GET /audit/export', ask: (b) => b.get('/audit/export') },
  { action: 'history.see', what: 'GET /cases/{id}/history', ask: (b) => b.get('/cases/none/history') },
  { action: 'history.see', what: 'GET /cases/{id}/proof', ask: (b) => b.get('/cases/none/proof') },
  { action: 'contact.find', what: 'GET /contacts', ask: (b) => b.get('/contacts') },
  { action: 'contact.find', what: 'POST /contacts', ask: (b) => b.post('/contacts') },
  { action: 'personal.erase', what: 'GET /cases/{id}/erase', ask: (b) => b.get('/cases/none/erase') },
  { action: 'personal.erase', what: 'POST /cases/{id}/erase', ask: (b) => b.post('/cases/none/erase') },
  { action: 'outbox.see', what: 'GET /outbox', ask: (b) => b.get('/outbox') },
  { action: 'outbox.see', what: 'GET /outbox/{id}', ask: (b) => b.get('/outbox/none') },
  { action: 'outbox.decide', what: 'POST …/send-again', ask: (b) => b.post('/outbox/none/send-again') },
  { action: 'outbox.decide', what: 'POST …/put-away', ask: (b) => b.post('/outbox/none/put-away') },
  { action: 'hold.decide', what: 'GET …/hold', ask: (b) => b.get('/cases/none/hold') },
  { action: 'hold.decide', what: 'POST …/hold/place', ask: (b) => b.post('/cases/none/hold/place') },
  { action: 'hold.decide', what: 'POST …/hold/lift', ask: (b) => b.post('/cases/none/hold/lift') },
  { action: 'retention.see', what: 'GET /retention', ask: (b) => b.get('/retention') },
  { action: 'people.manage', what: 'GET /time', ask: (b) => b.get('/time') },
  { action: 'people.manage', what: 'GET /people', ask: (b) => b.get('/people') },
  { action: 'people.manage', what: 'POST /people', ask: (b) => b.post('/people') },
  { action: 'directory.see', what: 'GET /directory', ask: (b) => b.get('/directory') },
  { action: 'directory.see', what: 'GET /directory/{id}', ask: (b) => b.get('/directory/cn-210000') },
  { action: 'directory.edit', what: 'GET /directory/new', ask: (b) => b.get('/directory/new') },
  { action: 'directory.edit', what: 'POST /directory/{id}', ask: (b) => b.post('/directory/cn-210000') },
  { action: 'rules.load', what: 'POST /rules/load', ask: (b) => b.post('/rules/load') },
]

describe.each(people)('a $role of an $kind', ({ kind, role }) => {
  it('reaches exactly what the table of permissions gives', async () => {
    const browser = await signIn(server.url, loginOf(kind, role), password)
    for (const { action, what, ask } of routes) {
      const allowed = may({ organisation: kind, roles: [role] }, action)
      expect({ what, forbidden: (await ask(browser)).status === 403 }).toEqual({ what, forbidden: !allowed })
    }
  })

  it('is offered no form that would be refused', async () => {
    const browser = await signIn(server.url, loginOf(kind, role), password)
    for (const path of [incident, file, '/incidents', '/desk', '/directory/cn-210000']) {
      const page = await (await browser.get(path)).text()
      const actions = [...page.matchAll(/<form[^>]* action="([^"]+)"/g)].map(([, action = '']) => action)
      for (const action of actions.filter((one) => one !== '/sign-out'))
        expect({ action, status: (await browser.post(action)).status }).not.toMatchObject({ status: 403 })
    }
  })
})
