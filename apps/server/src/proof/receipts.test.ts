import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extendsTree, openCheckpoint, parsePublicKeys } from '@fengsui/proof'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../../../../testing/browser.ts'
import { runNode } from '../../../../testing/child.ts'
import { findChromium } from '../../../../testing/find-chromium.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { axeFindings } from '../../../../testing/page-checks.ts'
import { lacks } from '../../../../testing/require.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Client, clientOf, leakReport } from '../api/client.fixture.ts'

const chromium = await findChromium()
lacks('a Chromium', chromium?.executablePath)

describe.each(['international', 'sm'])('a receipt signed with the %s set', (suite) => {
  let folder: TemporaryFolder
  let server: ServerProcess
  let client: Client
  const path = (name: string): string => join(folder.path, name)
  const fengsui = (...args: readonly string[]) => runNode([launcher, 'verify', ...args], { input: '' })
  const report = leakReport()

  beforeAll(async () => {
    folder = temporaryFolder()
    server = await startServer({ data: path('data'), args: ['--empty'], env: { FENGSUI_CRYPTO: suite } })
    client = clientOf(server.url)
    const { body } = await client.report(report, 'key-of-this-report')
    const signed = await fetch(`${server.url}${body.links.signedReceipt}`)
    writeFileSync(path('receipt.json'), await signed.text())
    writeFileSync(path('keys.txt'), (await client.get('/api/v1/keys')).body)
    writeFileSync(path('report.json'), JSON.stringify(report))
    writeFileSync(path('checker.html'), (await client.get('/verify.html')).body)
    expect(JSON.parse(readFileSync(path('receipt.json'), 'utf8'))).toEqual(body.signedReceipt)
  })
  afterAll(async () => {
    await server.stop()
    folder.remove()
  })

  it('is handed out with the answer, and again with a repeat', async () => {
    const { body } = await client.report(report, 'key-of-this-report')
    expect(body.signedReceipt).toEqual(JSON.parse(readFileSync(path('receipt.json'), 'utf8')))
    expect(body.signedReceipt).toMatchObject({
      number: body.number,
      receivedAt: body.receivedAt,
      digest: suite === 'sm' ? body.digest : `sha-256:${body.digest}`,
      desk: { id: body.desk.id, name: body.desk.zh },
      channel: 'api',
      signed: { alg: suite === 'sm' ? 'sm2-sm3' : 'ed25519' },
    })
  })

  it('is valid offline under the published keys, for the report it was given for', async () => {
    const args = [path('receipt.json'), '--keys', path('keys.txt'), '--report', path('report.json')]
    const { code, stdout } = await fengsui(...args)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'valid', channel: 'api' })
  })

  it('is called unconfirmed without keys, and other people’s report is not its report', async () => {
    expect(JSON.parse((await fengsui(path('receipt.json'))).stdout).verdict).toBe('valid-key-unconfirmed')
    writeFileSync(path('other.json'), JSON.stringify({ ...report, contents: {} }))
    const { code, stdout } = await fengsui(path('receipt.json'), '--report', path('other.json'))
    expect(code).toBe(1)
    expect(JSON.parse(stdout).verdict).toBe('other-report')
  })

  it('is in the ledger soon, whose checkpoints anyone may keep and whose growth anyone may check', async () => {
    const size = await vi.waitUntil(async () => {
      const { status, body } = await client.get('/api/v1/ledger/checkpoint')
      return status === 200 && Number(body.split('\n')[1])
    }, 10_000)
    const keys = parsePublicKeys((await client.get('/api/v1/keys')).body)
    const ledgerKeys = keys.ok
      ? keys.value.filter(({ owner }) => owner === 'ledger').map(({ key }) => key)
      : []
    const note = (await client.get('/api/v1/ledger/checkpoint')).body
    expect(openCheckpoint(note, ledgerKeys)).toMatchObject({ ok: true, value: { size } })
    const { body } = await client.get(`/api/v1/ledger/consistency?from=1&to=${size}`)
    const headOf = ({ size: of, root }: { size: number; root: string }) => ({
      size: of,
      root: Buffer.from(root, 'hex'),
    })
    const path = body.path.map((hash: string) => Buffer.from(hash, 'hex'))
    expect(extendsTree(body.alg, { from: headOf(body.from), to: headOf(body.to) }, path)).toBe(true)
    expect((await client.get(`/api/v1/ledger/consistency?from=2&to=1`)).status).toBe(422)
    expect((await client.get(`/api/v1/ledger/consistency?to=${size + 1_000}`)).status).toBe(422)
  })

  it('is refused when a digit of its time was changed', async () => {
    const text = readFileSync(path('receipt.json'), 'utf8')
    writeFileSync(
      path('earlier.json'),
      text.replace(/(T\d\d:\d)\d/, (_, head) => `${head}${'x'}`),
    )
    expect((await fengsui(path('earlier.json'))).code).toBe(2)
    const { receivedAt, ...rest } = JSON.parse(text)
    writeFileSync(
      path('earlier.json'),
      JSON.stringify({ ...rest, receivedAt: receivedAt.replace(/^2/, '1') }),
    )
    const { code, stdout } = await fengsui(path('earlier.json'))
    expect(code).toBe(1)
    expect(JSON.parse(stdout).verdict).toBe('altered')
  })

  it.skipIf(chromium === undefined)(
    'is checked by a page opened from the disk, with no server and no network',
    async () => {
      const browser = await launchBrowser(chromium!)
      const { page, complaints } = await browser.openPage({ javaScript: true, language: 'zh-CN', width: 390 })
      await page.context().setOffline(true)
      await page.goto(pathToFileURL(path('checker.html')).href)
      await page.setInputFiles('#file', path('receipt.json'))
      await page.waitForSelector('.verdict.valid')
      expect(await page.textContent('output')).toContain('浙江省互联网信息办公室')
      expect(await axeFindings(page)).toEqual([])
      const altered = readFileSync(path('receipt.json'), 'utf8').replace('"channel":"api"', '"channel":"fax"')
      await page.fill('#text', altered)
      await page.waitForSelector('.verdict.bad')
      expect(await page.textContent('.verdict')).toContain('无效')
      await page.fill('#text', 'something else')
      await page.waitForFunction(() =>
        document.querySelector('.verdict')?.textContent?.includes('不是签名回执'),
      )
      expect(complaints).toEqual([])
      await browser.close()
    },
  )
})
