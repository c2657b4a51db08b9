import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '../browser.ts'
import { type Exercise, expectGoodPage, noBrowser, startExercise } from './exercise.fixture.ts'
import { fillTamperedNewsPage } from './report-form.fixture.ts'

const plain: Reader = { javaScript: false, language: 'zh-CN', width: 1280 }
const submit = 'form[action="/report"] button[type=submit]'
const dump = { name: '内存镜像.bin', mimeType: 'application/octet-stream', buffer: randomBytes(700_000) }
const page1 = { name: '截图.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1') }

describe.skipIf(noBrowser)('evidence, from a browser without JavaScript to the desk', () => {
  let exercise: Exercise
  let number = ''
  beforeAll(async () => {
    exercise = await startExercise()
  })
  afterAll(() => exercise.end())

  const password = (login: string): string =>
    new RegExp(`^\\s*${login}\\s+(\\S+)`, 'm').exec(
      readFileSync(join(exercise.data, 'demo-sign-ins.txt'), 'utf8'),
    )?.[1] ?? ''

  it('is chosen once, though the form has a fault at first, and the receipt covers it', async () => {
    const page = await exercise.open(plain, '/report')
    await fillTamperedNewsPage(page)
    await page.fill('[name="unit.name"]', '')
    await page.setInputFiles('[name=evidence]', [dump, page1])
    await page.click(submit)
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.locator('[name="evidence.kept"]:checked').count()).toBe(2)
    await page.fill('[name="unit.name"]', '北辰新闻网')
    await page.click(submit)
    expect(await page.innerText('main')).toContain('随附2个附件')
    number = await page.innerText('.code.big')
  })

  it('is looked at and taken by the officer, who enters the password again; both are on record', async () => {
    const page = await exercise.openAs('zhoumin', { ...plain, javaScript: false }, '/desk')
    await openCase(page, exercise.url, number)
    await page.click('a[href$="/evidence"]')
    expect(await page.innerText('main')).toContain(dump.name)
    await page.click('summary:has-text("再输一次密码")')
    await page.fill('[name=password]', password('zhoumin'))
    await page.click('form[action$="/unlock"] button')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.click(`article:has-text("${dump.name}") button:has-text("下载")`),
    ])
    expect(saved.suggestedFilename()).toMatch(/^evidence-[0-9a-f]{16}\.bin$/)
    const bytes = readFileSync(await saved.path())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      createHash('sha256').update(dump.buffer).digest('hex'),
    )
    await page.reload()
    expect(await page.innerText(`article:has-text("${dump.name}") table`)).toMatch(/收到并存下[\s\S]*下载/)
  })

  it('and everything of it is told to the auditor alone, on a page that is accessible and fits', async () => {
    const admin = await exercise.openAs('admin', { ...plain, javaScript: true }, '/people')
    await admin.evaluate(async () => {
      const csrf = document.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
      const person = { name: '审计员', login: 'auditor', password: 'a long enough password', role: 'auditor' }
      const desk = { 'organisation.kind': 'province', 'organisation.place': '辽宁省沈阳市' }
      await fetch('/people', { method: 'POST', body: new URLSearchParams({ csrf, ...person, ...desk }) })
    })
    for (const language of ['zh-CN', 'en'] as const)
      for (const width of [1280, 320]) {
        const reader: Reader = { javaScript: true, language, width }
        const page = await exercise.open(reader, '/sign-in')
        await page.fill('[name=login]', 'auditor')
        await page.fill('[name=password]', 'a long enough password')
        await page.click('form[action="/sign-in"] button')
        await page.goto(`${exercise.url}/audit`)
        await expectGoodPage(page, reader)
        await page.click('details summary')
        await page.selectOption('[name=kind]', 'evidence-downloaded')
        await page.click('form[action="/audit"] button')
        await expectGoodPage(page, reader)
        expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
      }
  })

  it.each([
    ['zh-CN', 1280],
    ['zh-CN', 320],
    ['en', 1280],
    ['en', 320],
  ] as const)('its page is accessible and fits, in %s at %i px', async (language, width) => {
    const reader: Reader = { javaScript: true, language, width }
    const page = await exercise.openAs('zhoumin', reader, '/desk')
    await openCase(page, exercise.url, number)
    await page.click('a[href$="/evidence"]')
    await expectGoodPage(page, reader)
    for (const fold of await page.locator('summary').all()) await fold.click()
    await expectGoodPage(page, reader)
    await page.fill('[name=password]', 'wrong')
    await page.click('form[action$="/unlock"] button')
    await expectGoodPage(page, reader)
    await page.fill('[name=password]', password('zhoumin'))
    await page.click('form[action$="/unlock"] button')
    await expectGoodPage(page, reader)
  })
})

/** Opens the case a report went into. */
async function openCase(page: Page, url: string, number: string): Promise<void> {
  const links = await page
    .locator('tbody a[href^="/desk/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  for (const link of links.filter((one) => /^\/desk\/[0-9a-f-]+$/.test(one))) {
    await page.goto(url + link)
    if ((await page.innerText('main')).includes(number)) return
  }
  throw new Error(`no case holds ${number}`)
}
