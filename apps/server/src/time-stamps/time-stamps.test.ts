import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNode } from '../../../../testing/child.ts'
import { type Deployment, type Deployments, engines } from '../../../../testing/deployments.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { startTimeStampAuthority, type TimeStampAuthority } from '../../../../testing/time-stamp-authority.ts'
import { type Client, clientOf, leakReport } from '../api/client.fixture.ts'

describe.skipIf(lacks('openssl', findProgram('openssl'))).each(engines)('time stamps on %s', (_, open) => {
  let deployments: Deployments
  let deployment: Deployment
  let authority: TimeStampAuthority
  let server: ServerProcess
  let client: Client
  let receipt = ''
  let number = ''
  const path = (name: string): string => join(deployment.data, name)
  const stampAt = (): string => `${server.url}/api/v1/receipts/${number}/time-stamp`
  const verify = async (of: Deployment, ...args: readonly string[]) => {
    const { code, stdout } = await runNode([launcher, 'verify', ...args], { env: of.env })
    return { code, ...JSON.parse(stdout) }
  }

  beforeAll(async () => {
    deployments = await open()
    deployment = await deployments.create()
    authority = await startTimeStampAuthority()
    authority.answerWith(async () => ({ status: 503, body: Buffer.alloc(0) }))
    server = await startServer({
      data: deployment.data,
      args: ['--empty'],
      env: { ...deployment.env, FENGSUI_TSA: authority.url },
    })
    client = clientOf(server.url)
  })
  afterAll(async () => {
    await server.stop()
    await authority.remove()
    await deployments.remove()
  })

  it('are pending while the authority is away; the receipt does not wait for them', async () => {
    const { status, body } = await client.report(leakReport())
    number = body.number
    receipt = JSON.stringify(body.signedReceipt)
    expect([status, body.links.timeStamp]).toEqual([201, `/api/v1/receipts/${number}/time-stamp`])
    const pending = await fetch(stampAt())
    expect([pending.status, await pending.json()]).toEqual([202, { state: 'pending' }])
    expect((await client.get(`/api/v1/receipts/${number}`)).body.timeStamp.state).toBe('pending')
    const page = await fetch(`${server.url}/receipts?lang=en`, {
      method: 'POST',
      body: new URLSearchParams({ number }),
    })
    expect(await page.text()).toContain('asked for, not there yet')
  })

  it('come when it is back, for receipt and checkpoint, and are shown beside the time of receipt', async () => {
    authority.answerWith(async (query) => ({ status: 200, body: await authority.reply(query) }))
    await expect
      .poll(async () => (await fetch(stampAt())).status, { timeout: 20_000, interval: 500 })
      .toBe(200)
    await expect.poll(() => authority.answered.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
    expect([...authority.answered].sort()).toEqual([
      expect.stringMatching(/^checkpoint:\d+$/),
      `receipt:${number}`,
    ])
    const { timeStamp, receivedAt } = (await client.get(`/api/v1/receipts/${number}`)).body
    expect(timeStamp).toMatchObject({ state: 'stamped', at: expect.stringMatching(/Z$/) })
    expect(JSON.parse(receipt).receivedAt).toBe(receivedAt)
  })

  it('are not asked for in an exercise', async () => {
    const { body } = await client.report(
      leakReport({
        incident: { exercise: true, 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000 },
      }),
    )
    expect(body.links.timeStamp).toBeUndefined()
    expect((await client.get(`/api/v1/receipts/${body.number}/time-stamp`)).status).toBe(404)
  })

  it('are checked offline with the receipt, against the authority given', async () => {
    const token = Buffer.from(await (await fetch(stampAt())).arrayBuffer())
    writeFileSync(path('receipt.json'), JSON.stringify(JSON.parse(receipt), null, 2))
    writeFileSync(path('receipt.tst'), token)
    const given = [path('receipt.json'), '--time-stamp', path('receipt.tst')]
    expect(await verify(deployment, ...given, '--tsa-ca', authority.caFile)).toMatchObject({
      code: 0,
      timeStamp: { verdict: 'valid', authority: 'O=Test, CN=Test TSA' },
    })
    expect(await verify(deployment, ...given)).toMatchObject({ code: 1, timeStamp: { verdict: 'untrusted' } })
    const other = (await client.report(leakReport())).body.signedReceipt
    writeFileSync(path('other.json'), JSON.stringify(other))
    const wrong = [path('other.json'), '--time-stamp', path('receipt.tst'), '--tsa-ca', authority.caFile]
    expect(await verify(deployment, ...wrong)).toMatchObject({
      code: 1,
      timeStamp: { verdict: 'other-digest' },
    })
  })

  it('are checked with the data, and one that was put in the place of another is named', async () => {
    await expect.poll(() => authority.answered.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    await server.stop()
    expect(await verify(deployment, deployment.data, '--tsa-ca', authority.caFile)).toMatchObject({
      code: 0,
      verdict: 'whole',
      timeStamps: { stamped: expect.any(Number), pending: expect.any(Number) },
    })
    const copy = await deployment.copy()
    await copy.tamper(`update delivery set answer =
      (select answer from delivery where key <> 'receipt:${number}' and answer is not null limit 1)
      where key = 'receipt:${number}'`)
    expect((await verify(copy, copy.data, '--tsa-ca', authority.caFile)).faults).toEqual([
      expect.objectContaining({
        fault: 'time-stamp-wrong',
        of: `receipt:${number}`,
        reason: 'other-digest',
      }),
    ])
  })
})
