import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clamd, eicar, findClamd, startClamd } from '../../../../testing/clamd.ts'
import { lacks } from '../../../../testing/require.ts'
import { startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, type PlainBrowser, signIn } from '../web/browser.fixture.ts'
import { parseScannerAddress, scan } from './clamd.ts'
import { aFile, caseOf, manyBytes, numberOn, postForm, reportForm } from './evidence.fixture.ts'

async function* piecesOf(...pieces: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}

describe('the address of a scanner', () => {
  it.each([
    ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['[::1]:3310', { host: '::1', port: 3310 }],
    ['scanner', undefined],
    ['scanner:99999', undefined],
  ])('%s', (text, address) => {
    expect(parseScannerAddress(text)).toEqual(address)
  })

  it('that nobody listens at is told, and nothing is called clean', async () => {
    await expect(scan({ host: '127.0.0.1', port: 1 }, piecesOf(manyBytes(10)))).rejects.toThrow()
  })
})

describe.skipIf(lacks('clamd', findClamd()))('a real ClamAV daemon', () => {
  let clamd: Clamd
  beforeAll(async () => {
    clamd = await startClamd({ mostBytes: 2_000_000 })
  })
  afterAll(() => clamd.stop())

  it('finds the test file, also where it is cut into pieces, and calls other bytes clean', async () => {
    const at = { path: clamd.socket }
    const [head, tail] = [Buffer.from(eicar.slice(0, 20)), Buffer.from(eicar.slice(20))]
    expect(await scan(at, piecesOf(head, tail))).toEqual({
      state: 'found',
      name: 'Eicar-Test-Signature.UNOFFICIAL',
    })
    expect(await scan(at, piecesOf(manyBytes(1_000_000)))).toEqual({ state: 'clean' })
  })

  it('that takes no more says so, and the item counts as not scanned', async () => {
    const pieces = Array.from({ length: 30 }, () => manyBytes(262_144))
    expect(await scan({ path: clamd.socket }, piecesOf(...pieces))).toEqual({
      state: 'not-scanned',
      reason: 'too-large',
    })
  })

  it('is shown every item; what it found stands at the item', async () => {
    const folder = temporaryFolder()
    const server = await startServer({ data: folder.path, env: { FENGSUI_CLAMD: clamd.socket } })
    const officer = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
    const sent = reportForm([aFile('sample.bin', eicar), aFile('note.txt', 'nothing in it')])
    const answer = await postForm(`${server.url}/report`, sent)
    const path = await caseOf(officer, numberOn(await answer.text()))
    await expect.poll(() => listOf(officer, path), { timeout: 20_000 }).toContain('未发现恶意代码')
    await expect.poll(() => listOf(officer, path)).toContain('发现 Eicar-Test-Signature.UNOFFICIAL')
    await server.stop()
    folder.remove()
  })
})

const listOf = async (browser: PlainBrowser, path: string): Promise<string> =>
  (await browser.get(`${path}/evidence`)).text()
