import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { powerRules } from '../../apps/server/src/rules/power-rules.fixture.ts'
import type { Reader } from '../browser.ts'
import { chinese, type Exercise, expectGoodPage, noBrowser, startExercise } from './exercise.fixture.ts'

const plain = { ...chinese, javaScript: false }
const readers: readonly Reader[] = [
  { javaScript: true, language: 'zh-CN', width: 1280 },
  { javaScript: true, language: 'en', width: 320 },
]

/** A sector authority brings its own rules; an operator is judged by them beside the national ones; a lawyer reads them. */
describe.skipIf(noBrowser)(
  'rules of a sector authority, from the file to the incident, without JavaScript',
  () => {
    let exercise: Exercise
    beforeAll(async () => {
      exercise = await startExercise()
    })
    afterAll(() => exercise.end())

    const put = (rules: object): void =>
      writeFileSync(join(exercise.data, 'rules', 'power.json'), JSON.stringify(rules, null, 2))
    const load = async (): Promise<Page> => {
      const page = await exercise.openAs('admin', plain, '/rules')
      await page.click('form[action="/rules/load"] button')
      return page
    }
    const incident = (reader: Reader = plain): Promise<Page> =>
      exercise.openAs('lilan', reader, '/incidents').then(async (page) => {
        await page.click('main a:has-text("内页被植入")')
        return page
      })

    it('are loaded by the administrator with one button, and say when and by whom', async () => {
      put(powerRules())
      const page = await load()
      expect(await page.innerText('#own')).toMatch(
        /power\.json[\s\S]*电力行业报告规定[\s\S]*第1版[\s\S]*管理员/,
      )
    })

    it('ask the operator their own question, then stand beside the national grade with their own duty', async () => {
      const page = await incident()
      expect(await page.innerText('.act h2')).toBe('向属地省级网信部门提交首次报告')
      await page.click('summary:has-text("停电多少户？")')
      await page.fill('[name="fact:power.households"]', '5,000')
      await page.click('details:has-text("停电多少户？") form[action$="/facts"] button')
      expect(await page.innerText('.ways')).toMatch(/I 电力重大[\s\S]*电力行业报告规定/)
      expect(await page.innerText('#grading')).toContain('重大')
      expect(await page.innerText('.act h2')).toBe('报能源监管局')
      expect(await page.innerText('aside')).toContain('停电户数')
    })

    it('with a fault are refused with file, line and reason, while the old ones stay in force', async () => {
      put(powerRules({ colour: 'red' }))
      const line =
        1 +
        readFileSync(join(exercise.data, 'rules', 'power.json'), 'utf8')
          .split('\n')
          .findIndex((text) => text.includes('"colour"'))
      const page = await load()
      expect(await page.innerText('#own .sum')).toMatch(
        new RegExp(`power\\.json[\\s\\S]*第${line}行[\\s\\S]*没有这一项[\\s\\S]*仍按先前的第1版`),
      )
      expect(await (await incident()).innerText('.act h2')).toBe('报能源监管局')
    })

    it.each(readers)('are read by a lawyer in $language at $width px, and compared', async (reader) => {
      for (const path of ['/rules', '/rules/cn-cac-2025', '/rules/cn-power-2026', '/rules/eu-dora-2025']) {
        const page = await exercise.open(reader, path)
        await expectGoodPage(page, reader)
        await page.close()
      }
      const page = await exercise.open(reader, '/rules')
      await page.selectOption('[name=before]', 'cn-cac-2023-draft')
      await page.selectOption('[name=after]', 'cn-cac-2025')
      await page.click('form[action="/rules/compare"] button')
      await expectGoodPage(page, reader)
      expect(await page.innerText('main')).toMatch(/L1\.Q3a[\s\S]*≥ 30 %[\s\S]*≥ 50 %/)
    })

    it.each(readers)(
      'stand on an incident page that is good with every fold open, in $language at $width px',
      async (reader) => {
        const page = await incident(reader)
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true
        })
        await expectGoodPage(page, reader)
        const text = await page.innerText('#may-follow')
        expect(text).toMatch(reader.language === 'en' ? /may be fined/ : /可能处/)
        expect(await page.innerText('#why-not')).toMatch(reader.language === 'en' ? /short by/ : /还差/)
      },
    )
  },
)

/** The leading rules on paper: every named choice with its default, and lines to sign. */
describe.skipIf(noBrowser)('the rule book on paper', () => {
  let exercise: Exercise
  beforeAll(async () => {
    exercise = await startExercise({ args: ['--empty'] })
  })
  afterAll(() => exercise.end())

  it('prints as tables with a place to sign, and without what is only for the screen', async () => {
    const page = await exercise.open(chinese, '/rules/cn-cac-2025')
    await page.emulateMedia({ media: 'print' })
    const shown = await page.innerText('main')
    for (let point = 1; point <= 25; point++) expect(shown).toContain(`A-${String(point).padStart(2, '0')}`)
    expect(await page.isVisible('.sign')).toBe(true)
    expect(await page.isVisible('text=返回规则库')).toBe(false)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.byteLength).toBeGreaterThan(100_000)
  })
})
