import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyLine } from '@fengsui/proof'
import { openStore } from '@fengsui/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNode } from '../../../../testing/child.ts'
import { type Deployment, type Deployments, engines } from '../../../../testing/deployments.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, type PlainBrowser, signIn } from '../web/browser.fixture.ts'

const password = 'a long enough password'
const phone = '13700137000'
const secret = 'Zhu Yunshan'
const report = leakReport({
  reporter: { role: 'operator', name: secret, contact: { email: 'zhu@example.com' } },
  unit: { name: '云杉电子商务有限公司', place: '辽宁省沈阳市', contact: { phone: '137-0013-7000' } },
})

describe.each(engines)('personal data on %s', (_, open) => {
  let deployments: Deployments
  let deployment: Deployment
  let server: ServerProcess
  let number = ''
  let followUp = ''
  let id = ''
  let officer: PlainBrowser
  let supervisor: PlainBrowser

  const start = (env: Record<string, string> = {}): Promise<ServerProcess> =>
    startServer({ data: deployment.data, env: { ...deployment.env, ...env } })
  const signInAll = async (): Promise<void> => {
    officer = await signIn(server.url, 'zhoumin', demoPassword(deployment.data, 'zhoumin'))
    supervisor = await signIn(server.url, 'shenlan', password)
  }
  const found = async (contact: string): Promise<readonly string[]> => {
    const page = await (await officer.post('/contacts', { contact })).text()
    return [...page.matchAll(/href="\/desk\/([0-9a-f-]{36})"/g)].map(([, one = '']) => one)
  }

  beforeAll(async () => {
    deployments = await open()
    deployment = await deployments.create()
    server = await start()
    const admin = await signIn(server.url, 'admin', demoPassword(deployment.data, 'admin'))
    await admin.post('/people', {
      ...{ 'organisation.kind': 'province', 'organisation.place': '辽宁省沈阳市' },
      ...{ name: '沈岚', login: 'shenlan', password, role: 'supervisor' },
    })
    await signInAll()
    const { body } = await clientOf(server.url).report(report)
    number = body.number
    followUp = body.followUp
    ;[id = ''] = await found(phone)
  })
  afterAll(async () => {
    await server.stop()
    await deployments.remove()
  })

  it('finds a case by a telephone number or an address, however it is written', async () => {
    expect(id).not.toBe('')
    for (const typed of ['+86 137 0013 7000', '137-0013-7000', 'ZHU@example.com'])
      expect(await found(typed)).toEqual([id])
    for (const typed of ['13700137001', 'zhu@example.org']) expect(await found(typed)).toEqual([])
    const short = await officer.post('/contacts', { contact: '朱' })
    expect([short.status, (await short.text()).includes('完整的电话号码')]).toEqual([422, true])
  })

  it('goes on finding it after the key of the index was rotated, under the new key alone', async () => {
    await server.stop()
    const added = newKeyLine('contacts', 'hmac-sha-256', '2026-03-02T09:00:00+08:00')
    server = await start({ FENGSUI_SIGNING_KEYS: added })
    await expect.poll(() => server.output(), { timeout: 20_000 }).toContain('contacts.indexed')
    await signInAll()
    expect(await found(phone)).toEqual([id])
  })

  it('is not erased while the case is open, without a reason, or unconfirmed', async () => {
    const ask = async (fields: Record<string, string>) => {
      const answer = await supervisor.post(`/cases/${id}/erase`, fields)
      return [answer.status, await answer.text()] as const
    }
    expect(await ask({ reason: '本人要求', confirm: 'yes' })).toEqual([
      422,
      expect.stringContaining('没有办结'),
    ])
    await officer.post(`/desk/${id}/close`, { reason: '处置完毕' })
    expect(await ask({ reason: '', confirm: 'yes' })).toEqual([422, expect.stringContaining('请写明理由')])
    expect(await ask({ reason: '本人要求' })).toEqual([422, expect.stringContaining('不能撤销')])
    expect(await found(phone)).toEqual([id])
  })

  it('is erased by destroying the key: nobody reads or finds it, and nothing else changes', async () => {
    expect(await (await officer.get(`/desk/${id}`)).text()).toContain('137-0013-7000')
    await server.stop()
    const before = await deployment.copy()
    const wrapped = await keyOf(deployment)
    expect(wrapped).toBeDefined()
    server = await start()
    await signInAll()
    const done = await supervisor.post(`/cases/${id}/erase`, {
      reason: '本人要求，已过保存期',
      confirm: 'yes',
    })
    expect(done.headers.get('location')).toBe(`/cases/${id}/history`)
    expect(await found(phone)).toEqual([])
    const page = await (await officer.get(`/desk/${id}`)).text()
    expect([page.includes(secret), page.includes('137-0013-7000')]).toEqual([false, false])
    expect(page).toContain('本人要求，已过保存期')
    expect((await clientOf(server.url).get(`/api/v1/receipts/${number}`)).body.number).toBe(number)
    await server.stop()
    expect(await keyOf(deployment)).toBeUndefined()
    await isWhole(deployment)
    if (deployment.env['DATABASE_URL'] === undefined)
      for (const name of readdirSync(deployment.data).filter((one) => one.startsWith('fengsui.db')))
        expect(readFileSync(join(deployment.data, name)).includes(wrapped ?? '')).toBe(false)
    await isErasedAgain(before)
    server = await start()
    await signInAll()
  })

  it('is kept under a new key when the case hears more', async () => {
    const supplement = await clientOf(server.url).report({
      ...{ kind: 'supplement', about: number, followUp },
      ...{ unit: { name: '云杉电子商务有限公司', place: '辽宁省沈阳市', contact: { phone: '13900139000' } } },
    })
    expect(supplement.status).toBe(201)
    expect(await found('13900139000')).toEqual([id])
    expect(await (await officer.get(`/desk/${id}`)).text()).not.toContain(secret)
  })

  async function keyOf({ data, env }: Deployment): Promise<string | undefined> {
    const databaseUrl = env['DATABASE_URL']
    const opened = await openStore({ folder: data, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
    if (!opened.ok) throw new Error(opened.failure.text.en)
    const key = await opened.value.caseKey(id)
    await opened.value.close()
    return key
  }

  async function isWhole({ data, env }: Deployment): Promise<void> {
    const { stdout } = await runNode([launcher, 'verify', data], { env })
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'whole', faults: [] })
  }

  /** What a backup from before brings back is destroyed when a server starts beside the list of erasures. */
  async function isErasedAgain(before: Deployment): Promise<void> {
    expect(await keyOf(before)).toBeDefined()
    const restored = await startServer({
      data: before.data,
      env: { ...before.env, FENGSUI_LEDGER: join(deployment.data, 'ledger') },
    })
    await restored.stop()
    expect(restored.output()).toContain('personal.erased-again')
    expect(await keyOf(before)).toBeUndefined()
  }
})
