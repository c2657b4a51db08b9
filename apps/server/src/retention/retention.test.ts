import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Deployment, type Deployments, engines } from '../../../../testing/deployments.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, type PlainBrowser, signIn } from '../web/browser.fixture.ts'

const password = 'a long enough password'
const phones = ['024-8888-0001', '024-8888-0002'] as const
const fortyMonthsMs = 40 * 31 * 86_400_000

describe.each(engines)('retention on %s', (_, open) => {
  let deployments: Deployments
  let deployment: Deployment
  let server: ServerProcess
  let officer: PlainBrowser
  let supervisor: PlainBrowser
  const ids: string[] = []

  const start = async (retention: string): Promise<void> => {
    const env = { ...deployment.env, FENGSUI_RETENTION: retention }
    server = await startServer({ data: deployment.data, env })
    officer = await signIn(server.url, 'zhoumin', demoPassword(deployment.data, 'zhoumin'))
  }
  const supervisorSignsIn = async (): Promise<void> => {
    supervisor = await signIn(server.url, 'shenlan', password)
  }
  const textOf = async (path: string): Promise<string> => (await officer.get(path)).text()

  beforeAll(async () => {
    deployments = await open()
    deployment = await deployments.create()
    await start('')
    const admin = await signIn(server.url, 'admin', demoPassword(deployment.data, 'admin'))
    await admin.post('/people', {
      ...{ 'organisation.kind': 'province', 'organisation.place': '辽宁省沈阳市' },
      ...{ name: '沈岚', login: 'shenlan', password, role: 'supervisor' },
    })
    await supervisorSignsIn()
    for (const phone of phones) {
      const unit = { name: `单位${ids.length}`, place: '辽宁省沈阳市', contact: { phone } }
      await clientOf(server.url).report(leakReport({ unit }))
      const page = await (await officer.post('/contacts', { contact: phone })).text()
      const id = /href="\/desk\/([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
      await officer.post(`/desk/${id}/close`, { reason: '处置完毕' })
      ids.push(id)
    }
  })
  afterAll(async () => {
    await server.stop()
    await deployments.remove()
  })

  it('needs a reason for a hold, and the case says who placed it and why', async () => {
    const path = `/cases/${ids[0]}/hold`
    expect((await supervisor.post(`${path}/place`, { reason: '' })).status).toBe(422)
    expect((await officer.post(`${path}/place`, { reason: '法院要求' })).status).toBe(403)
    expect((await supervisor.post(`${path}/place`, { reason: '法院要求' })).status).toBe(303)
    expect(await (await supervisor.get(path)).text()).toMatch(/沈岚于.*保全本案：法院要求/)
    expect(await textOf(`/cases/${ids[0]}/history`)).toContain('保全，任何内容不得删除（沈岚）：法院要求')
    expect(await (await supervisor.get('/retention')).text()).toContain(`/cases/${ids[0]}/history`)
  })

  it('keeps everything until a deployer has chosen a term', async () => {
    await server.stop()
    await deployment.tamper(
      `update case_row set updated_ms = updated_ms - ${fortyMonthsMs} where is_open = 0`,
    )
    await start('')
    for (const [n, phone] of phones.entries()) expect(await textOf(`/desk/${ids[n]}`)).toContain(phone)
  })

  it('then erases by itself what is older, and nothing under a hold', async () => {
    await server.stop()
    await start('contacts=36')
    await supervisorSignsIn()
    await expect
      .poll(() => server.output(), { timeout: 20_000 })
      .toContain('"retention.removed","contacts":1')
    expect(await textOf(`/desk/${ids[1]}`)).not.toContain(phones[1])
    expect(await textOf(`/cases/${ids[1]}/history`)).toContain('保存期限届满（contacts=36个月）')
    expect(await textOf(`/desk/${ids[0]}`)).toContain(phones[0])
    const refused = await supervisor.post(`/cases/${ids[0]}/erase`, { reason: '本人要求', confirm: 'yes' })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('已依法保全')])
  })

  it('erases it as well when the hold was lifted', async () => {
    await supervisor.post(`/cases/${ids[0]}/hold/lift`, { reason: '法院已结案' })
    expect(await textOf(`/cases/${ids[0]}/history`)).toContain('解除保全（沈岚）：法院已结案')
    await server.stop()
    await deployment.tamper(
      `update case_row set updated_ms = updated_ms - ${fortyMonthsMs} where is_open = 0`,
    )
    await start('contacts=36')
    await expect.poll(() => server.output(), { timeout: 20_000 }).toContain('retention.removed')
    expect(await textOf(`/desk/${ids[0]}`)).not.toContain(phones[0])
  })
})
