import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '../browser.ts'
import { type Exercise, expectGoodPage, noBrowser, startExercise } from './exercise.fixture.ts'
import { fillTamperedNewsPage } from './report-form.fixture.ts'

/** Where each page is, and as whom; some are reached by doing something first. */
const publicPages: Readonly<Record<string, (page: Page, url: string) => Promise<unknown>>> = {
  start: (page, url) => page.goto(url),
  'report form': (page, url) => page.goto(`${url}/report`),
  'report form with faults': async (page, url) => {
    await page.goto(`${url}/report`)
    await page.click('form[action="/report"] button[type=submit]')
  },
  'page that stops a state secret': async (page, url) => {
    await page.goto(`${url}/report`)
    await page.check('[name=stateSecret][value=yes]')
    await page.click('form[action="/report"] button[type=submit]')
  },
  receipt: async (page, url) => {
    await page.goto(`${url}/report`)
    await fillTamperedNewsPage(page)
    await page.click('form[action="/report"] button[type=submit]')
  },
  'follow-up form': (page, url) => page.goto(`${url}/follow-up`),
  'receipt look-up': (page, url) => page.goto(`${url}/receipts`),
  'rule book': (page, url) => page.goto(`${url}/rules`),
  'sign-in': (page, url) => page.goto(`${url}/sign-in`),
  'page that is not there': (page, url) => page.goto(`${url}/nowhere`),
}

const pagesOf: Readonly<Record<string, readonly string[]>> = {
  lilan: ['/incidents', 'main a[href^="/incidents/"]'],
  zhoumin: ['/desk', 'tbody a[href*="/compare/"]', 'tbody a', 'a[href$="/history"]'],
  hanbing: ['/desk', 'tbody a'],
  'hanbing, mail': ['/mail'],
  admin: ['/people'],
  'admin, own account': ['/account'],
  'admin, directory': ['/directory', 'a[href="/directory/cn-cac"]'],
  'admin, new authority': ['/directory/new', 'form[action^="/directory/"] button'],
  'admin, deliveries': ['/outbox'],
  'admin, terms': ['/retention'],
}

const readers: readonly Reader[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  [1280, 320].map((width) => ({ javaScript: true, language, width })),
)

describe.skipIf(noBrowser)('every page is in its language, accessible, and no wider than its window', () => {
  let exercise: Exercise
  beforeAll(async () => {
    exercise = await startExercise()
  })
  afterAll(() => exercise.end())

  describe.each(readers)('in $language at $width px', (reader) => {
    it.each(Object.keys(publicPages))('%s', async (name) => {
      const page = await exercise.open(reader, '/')
      await publicPages[name]?.(page, exercise.url)
      await expectGoodPage(page, reader)
    })

    it.each(Object.entries(pagesOf))('the pages of %s', async (login, steps) => {
      const [path = '/', ...clicks] = steps
      const page = await exercise.openAs(login.split(',')[0] ?? '', reader, path)
      await expectGoodPage(page, reader)
      for (const link of clicks) {
        await page.click(link)
        await expectGoodPage(page, reader)
      }
    })
  })

  it('large text at 320 px does not scroll sideways either', async () => {
    const reader: Reader = { javaScript: true, language: 'zh-CN', width: 320 }
    const page = await exercise.openAs('zhoumin', reader, '/desk?text=large')
    expect(await page.getAttribute('html', 'data-text')).toBe('large')
    await expectGoodPage(page, reader)
  })

  it('English pages hold no Chinese but names and what people wrote', async () => {
    const page = await exercise.open({ javaScript: true, language: 'en', width: 1280 }, '/report')
    const text = (await page.innerText('main')).replaceAll('沈阳市康平县', '')
    expect(text.match(/\p{Script=Han}+/gu)).toBeNull()
  })
})
