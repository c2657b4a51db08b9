import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chinese, type Exercise, noBrowser, startExercise } from './exercise.fixture.ts'
import { fillTime } from './report-form.fixture.ts'

const plain = { ...chinese, javaScript: false }

/** Everything an operator does with scripts off, from the alarm to the closed file. */
describe.skipIf(noBrowser)('the operator of a news site, at night and without JavaScript', () => {
  let exercise: Exercise
  beforeAll(async () => {
    exercise = await startExercise()
  })
  afterAll(() => exercise.end())

  const incident = async (): Promise<Page> => {
    const page = await exercise.openAs('lilan', plain, '/incidents')
    await page.click('main a:has-text("内页被植入")')
    return page
  }

  it('reads first what to do, by when in absolute and remaining time, and why', async () => {
    const page = await incident()
    const card = await page.innerText('.act')
    expect(card).toContain('向属地省级网信部门提交首次报告')
    expect(card).toMatch(/还剩\s*02:4\d:\d\d/)
    expect(card).toMatch(/最迟\s*\d+月\d+日 \d\d:\d\d:\d\d（北京时间）/)
    expect(card).toContain('L2.Q6b、L2.Q6d')
    expect(card).toContain('《办法》第四条（三）')
    expect(await page.title()).toContain('向属地省级网信部门提交首次报告')
  })

  it('answers a question, and the page asks one less', async () => {
    const page = await incident()
    const questions = await page.locator('summary:has-text("？")').count()
    await page.selectOption('[name="fact:cn.sector"]', 'none')
    await page.selectOption('[name="fact:cn.branchOperated"]', 'false')
    await page.click('form[action$="/facts"] button')
    expect(await page.locator('summary:has-text("？")').count()).toBe(questions - 1)
  })

  it('sends the first report, which stops the clock and reaches the province', async () => {
    const page = await incident()
    await page.click('.act summary')
    await page.check('form[action$="/report"] [name=stateSecret][value=no]')
    await page.fill('[name="contents.impact"]', '内页出现虚假热线')
    await page.fill('[name="contents.measures"]', '已下线')
    await page.click('form[action$="/report"] button')
    expect(await page.innerText('.duty')).toMatch(/报属地省级网信部门[\s\S]*?已完成/)
    const desk = await exercise.openAs('zhoumin', plain, '/desk')
    expect(await desk.innerText('tbody')).toContain('北辰新闻网（演练）')
  })

  it('records the report to the police, made by telephone', async () => {
    const page = await incident()
    await page.click('summary:has-text("记下已用其他方式报告")')
    await page.selectOption('[name=duty]', 'cn.X.crime')
    await page.fill('[name=how]', '拨打110，接警员编号0000')
    await page.click('form[action$="/filing"] button')
    expect(await page.innerText('.log')).toContain('拨打110')
  })

  it('marks the end of handling, which starts the 30 days for the summary', async () => {
    const page = await incident()
    await page.click('summary:has-text("标记时间")')
    await page.check('[name=type][value="incident.handled"]')
    await fillTime(page, 'startAt', 5)
    await page.click('form[action$="/start"] button')
    expect(await page.innerText('.duty')).toMatch(/处置总结报告\s*29天 \d\d:\d\d:\d\d/)
  })

  it('says at the right form what is wrong with it', async () => {
    const page = await incident()
    await page.click('summary:has-text("办结")')
    await page.click('form[action$="/close"] button')
    expect(await page.locator('form[action$="/close"] .err').count()).toBe(1)
    expect(await page.locator('form[action$="/note"] .err').count()).toBe(0)
    expect(await page.isVisible('form[action$="/close"] textarea')).toBe(true)
  })

  it('never lets one organisation see the case of another', async () => {
    const page = await incident()
    const own = new URL(page.url()).pathname
    const other = await exercise.openAs('zhoumin', plain, own.replace('/incidents/', '/desk/'))
    expect(await other.title()).toContain('没有')
    const forbidden = await exercise.openAs('zhoumin', plain, own)
    expect(await forbidden.locator('.act').count()).toBe(0)
  })
})
