import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type OpenPage, type Reader, type TestBrowser } from './browser.ts'
import { type Chromium, findChromium, findInstalledChromium, unpackChromium } from './find-chromium.ts'
import { axeFindings, hasSidewaysScroll } from './page-checks.ts'
import { findChineseFont, lacks } from './require.ts'

const html = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><title>报告</title></head><body><main>${body}</main></body></html>`
const script = (text: string): string => `<p id="said">未说</p><script>${text}</script>`
const say = "document.getElementById('said').textContent = navigator.language"

const pages: Readonly<Record<string, string>> = {
  '/chinese': html('<h1>网络</h1><h2>事件</h2>'),
  '/script': html(script(say)),
  '/broken-script': html(script('nobody.home()')),
  '/wide': html('<h1>宽</h1><div style="width: 600px">宽</div>'),
  '/unlabelled': html('<h1>表</h1><input name="unit">'),
}
const policy = "default-src 'none'; style-src 'unsafe-inline'"

const wide: Reader = { javaScript: true, language: 'zh-CN', width: 1280 }
const narrow: Reader = { ...wide, width: 320 }
const withoutScript: Reader = { ...wide, javaScript: false }

const browsers: readonly (readonly [string, () => Promise<Chromium | undefined>])[] = [
  ['a Chromium of this machine', async () => findInstalledChromium()],
  ['the Chromium of the npm package', unpackChromium],
]

const server: Server = createServer(({ url = '' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  if (searchParams.has('strict')) response.setHeader('content-security-policy', policy)
  response.setHeader('content-type', 'text/html; charset=utf-8').end(pages[pathname])
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

describe('the browser tests run in', () => {
  it('is found on any Linux machine on x64', async () => {
    expect(await findChromium()).toBeDefined()
  })
})

for (const [name, find] of browsers) {
  const chromium = await find()
  describe.skipIf(lacks(name, chromium?.executablePath))(name, () => {
    let browser: TestBrowser
    beforeAll(async () => {
      browser = await launchBrowser(chromium as Chromium)
    })
    afterAll(() => browser.close())

    const open = async (path: string, reader: Reader): Promise<OpenPage> => {
      const opened = await browser.openPage(reader)
      await opened.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
      return opened
    }

    it.skipIf(lacks('a Chinese font', findChineseFont()))('draws each Chinese word differently', async () => {
      const { page } = await open('/chinese', wide)
      const word = async (tag: string): Promise<string> => {
        await page.addStyleTag({ content: 'h1, h2 { font: 40px sans-serif; width: 100px; margin: 0 }' })
        return (await page.locator(tag).screenshot()).toString('base64')
      }
      // Without glyphs both words are the same empty boxes, or the same nothing.
      expect(await word('h1')).not.toBe(await word('h2'))
    })

    it.each([
      ['zh-CN', 'zh-CN'],
      ['en', 'en'],
    ] as const)('asks for pages in %s', async (language, said) => {
      const { page, complaints } = await open('/script', { ...wide, language })
      expect(await page.textContent('#said')).toBe(said)
      expect(complaints).toEqual([])
    })

    it('runs no script when the reader has none', async () => {
      const { page } = await open('/script', withoutScript)
      expect(await page.textContent('#said')).toBe('未说')
    })

    it('keeps what a script did wrong', async () => {
      const { complaints } = await open('/broken-script', wide)
      expect(complaints).toEqual([expect.stringContaining('nobody is not defined')])
    })

    it('keeps what the content security policy refused', async () => {
      const { page, complaints } = await open('/script?strict', wide)
      expect(await page.textContent('#said')).toBe('未说')
      expect(complaints).toEqual([expect.stringMatching(/Content Security Policy/)])
    })

    it('sees a page that is wider than its window', async () => {
      expect(await hasSidewaysScroll((await open('/wide', narrow)).page)).toBe(true)
      expect(await hasSidewaysScroll((await open('/wide', wide)).page)).toBe(false)
    })

    it('finds a field without a label, also under a strict policy', async () => {
      expect(await axeFindings((await open('/unlabelled?strict', wide)).page)).toEqual(['label: input'])
      expect(await axeFindings((await open('/chinese?strict', wide)).page)).toEqual([])
    })

    it('says that axe cannot run without JavaScript', async () => {
      const { page } = await open('/unlabelled', withoutScript)
      await expect(axeFindings(page)).rejects.toThrow('without JavaScript')
    })
  })
}
