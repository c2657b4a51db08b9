import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from '../../../../testing/browser.ts'
import { findChromium } from '../../../../testing/find-chromium.ts'
import { axeFindings, hasSidewaysScroll } from '../../../../testing/page-checks.ts'
import { lacks } from '../../../../testing/require.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'

const chromium = await findChromium()

describe.skipIf(lacks('a Chromium', chromium?.executablePath))('the place of the public form', () => {
  const folder = temporaryFolder()
  let server: ServerProcess
  let browser: TestBrowser

  beforeAll(async () => {
    server = await startServer({ data: folder.path, args: ['--empty'] })
    if (chromium !== undefined) browser = await launchBrowser(chromium)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    folder.remove()
  })

  it('offers divisions while one types, and says who will receive the report', async () => {
    const { page, complaints } = await browser.openPage({ javaScript: true, language: 'zh-CN', width: 1200 })
    await page.goto(`${server.url}/report`)
    await page.check('input[name="stateSecret"][value="no"]')
    await page.fill('input[name="unit.place"]', '沈阳市康')
    await page.waitForSelector('datalist#places option[value="辽宁省沈阳市康平县"]', { state: 'attached' })
    await page.fill('input[name="unit.place"]', '辽宁省沈阳市康平县')
    await page.waitForSelector('[data-place-state]:has-text("辽宁省互联网信息办公室")')
    expect(await axeFindings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('sends nothing of what is typed before the state-secret question is answered', async () => {
    const { page } = await browser.openPage({ javaScript: true, language: 'zh-CN', width: 1200 })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${server.url}/report`)
    await page.fill('input[name="unit.place"]', '北京')
    await page.check('input[name="stateSecret"][value="no"]')
    await page.fill('input[name="unit.place"]', '北京市')
    await page.waitForSelector('[data-place-state]:has-text("北京市互联网信息办公室")')
    expect(asked.filter((path) => path === '/api/v1/places')).toHaveLength(1)
  })

  it.each([
    ['zh-CN', false],
    ['en', false],
    ['zh-CN', true],
  ] as const)('asks on a second step, in %s, with scripts %s', async (language, javaScript) => {
    const { page } = await browser.openPage({ javaScript, language, width: 320 })
    await page.goto(`${server.url}/report`)
    await page.check('input[name="stateSecret"][value="no"]')
    await page.fill('input[name="unit.name"]', '某单位')
    await page.fill('input[name="unit.place"]', '和平区')
    await page.click('button[type="submit"]')
    await page.waitForSelector('input[name="unit.place.choice"]')
    if (javaScript) expect(await axeFindings(page)).toEqual([])
    expect(await hasSidewaysScroll(page)).toBe(false)
    await page.check('input[name="unit.place.choice"][value="辽宁省沈阳市和平区"]')
    await page.click('button[type="submit"]')
    await page.waitForSelector('[data-received]')
  })
})
