import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { loadAssets } from './assets.ts'

const folder = temporaryFolder()
let server: ServerProcess

beforeAll(async () => {
  server = await startServer({ data: folder.path, args: ['--empty'] })
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const kilobytes = (text: string): number => gzipSync(text, { level: 9 }).length / 1024

/** People report over phones and hotspots, while the network is the thing that is broken. */
describe('what goes over the wire, compressed', () => {
  const assets = loadAssets()

  it.each([
    ['/', 8],
    // The whole form is one page: on a bad line a second round trip costs more than its bytes.
    ['/report', 10],
    ['/follow-up', 8],
    ['/receipts', 8],
  ])('the public page %s with its styles is at most %i KB', async (path, most) => {
    const answer = await fetch(server.url + path)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(kilobytes(await answer.text())).toBeLessThanOrEqual(most)
  })

  it('styles of public pages are at most 4 KB, all styles 8 KB, each script 4 KB', () => {
    expect(kilobytes(assets.publicCss)).toBeLessThanOrEqual(4)
    expect(kilobytes(assets.consoleCss.body)).toBeLessThanOrEqual(8)
    for (const script of [assets.clockScript, assets.formScript, assets.placesScript])
      expect(kilobytes(script.body)).toBeLessThanOrEqual(4)
  })
})
