import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chinese, type Exercise, noBrowser, startExercise } from './exercise.fixture.ts'
import { fillTamperedNewsPage, fillTime } from './report-form.fixture.ts'

const plain = { ...chinese, javaScript: false }
const english = { ...chinese, language: 'en' } as const
const submit = 'form[action="/report"] button[type=submit]'

describe.skipIf(noBrowser)('the public form', () => {
  let exercise: Exercise
  beforeAll(async () => {
    exercise = await startExercise({ args: ['--empty'] })
  })
  afterAll(() => exercise.end())

  it('asks for two things only: the secret question and the name of the unit', async () => {
    const page = await exercise.open(plain, '/report')
    await page.click(submit)
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.locator('.sum li').count()).toBe(2)
    await page.check('[name=stateSecret][value=no]')
    await page.fill('[name="unit.name"]', '某单位')
    await page.click(submit)
    expect(await page.innerText('.code.big')).toMatch(/^(\d{4} ){3}\d{4}$/)
  })

  it('keeps what was typed when something is wrong, and names the fault at its field', async () => {
    const page = await exercise.open(english, '/report')
    await fillTamperedNewsPage(page)
    await page.fill('[name="fact:cn.tampering.views"]', 'many')
    await page.click(submit)
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.inputValue('[name="unit.name"]')).toBe('北辰新闻网')
    const views = page.locator('[name="fact:cn.tampering.views"]')
    expect(await views.getAttribute('aria-invalid')).toBe('true')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('sum')
    await page.click('.sum a')
    expect(await views.evaluate((field) => field === document.activeElement)).toBe(true)
  })

  it.each([
    ['a discovery in the future', -120],
    ['a date that is none', undefined],
  ])('refuses %s at the field of the time', async (_, minutes) => {
    const page = await exercise.open(plain, '/report')
    await fillTamperedNewsPage(page)
    if (minutes === undefined) await page.fill('[name="aware.month"]', '13')
    else await fillTime(page, 'aware', minutes)
    await page.click(submit)
    expect(await page.locator('fieldset.bad[data-time=aware] .err').count()).toBe(1)
  })

  it('gives the same receipt when it is sent twice', async () => {
    const page = await exercise.open(plain, '/report')
    await fillTamperedNewsPage(page)
    await page.click(submit)
    const number = await page.innerText('.code.big')
    await page.reload()
    expect(await page.innerText('.code.big')).toBe(number)
  })

  it('stops at a possible state secret, keeps nothing and shows the other way', async () => {
    const page = await exercise.open(chinese, '/report')
    await page.check('[name=stateSecret][value=yes]')
    await page.fill('[name="unit.name"]', '涉密占位')
    await page.click(submit)
    expect(await page.innerText('main')).toContain('保密')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  })

  it('keeps a draft on this device only once the secret question was answered, and until the receipt', async () => {
    const page = await exercise.open(chinese, '/report')
    await page.fill('[name="unit.name"]', '草稿单位')
    const drafts = (): Promise<number> => page.evaluate(() => Object.keys(localStorage).length)
    await page.check('[name=stateSecret][value=no]')
    await expect.poll(drafts).toBe(1)
    await page.goto(`${exercise.url}/report`)
    expect(await page.inputValue('[name="unit.name"]')).toBe('草稿单位')
    await page.click(submit)
    expect(await page.innerText('.code.big')).toMatch(/\d/)
    expect(await drafts()).toBe(0)
  })
})
