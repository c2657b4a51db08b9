import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chinese, type Exercise, expectGoodPage, noBrowser, startExercise } from './exercise.fixture.ts'
import { fillTamperedNewsPage, fillTime } from './report-form.fixture.ts'

/** The whole way of one report, each step by the person who takes it. */
describe.skipIf(noBrowser)('an injected page on a provincial key news site', () => {
  let exercise: Exercise
  let receipt = { number: '', code: '' }
  beforeAll(async () => {
    exercise = await startExercise()
  })
  afterAll(() => exercise.end())

  it('is reported by a browser without JavaScript, and answered with a receipt', async () => {
    const page = await exercise.open({ ...chinese, javaScript: false }, '/')
    await page.click('main a[href="/report"]')
    await fillTamperedNewsPage(page)
    await page.click('form[action="/report"] button[type=submit]')
    const text = await page.innerText('main')
    expect(text).toContain('重大')
    expect(text).toContain('L2.Q6b')
    expect(text).toContain('L2.Q6d')
    expect(text.match(/未核对/g)?.length).toBeGreaterThanOrEqual(2)
    expect(text).toContain('辽宁省互联网信息办公室')
    expect(text).toContain('已在时限内送达')
    receipt = {
      number: (await page.innerText('.code.big')).replaceAll(' ', ''),
      code: await page.innerText('aside .code'),
    }
    expect(receipt.number).toMatch(/^\d{16}$/)
  })

  it('shows whoever has the number that it arrived, and nothing of what it says', async () => {
    const page = await exercise.open(chinese, '/receipts')
    await page.fill('[name=number]', receipt.number)
    await page.click('main form button')
    const text = await page.innerText('main')
    expect(text).toContain(receipt.number.slice(0, 4))
    expect(text).not.toContain('北辰新闻网')
  })

  it('waits at the province as the next thing to do: to the nation within an hour of receipt', async () => {
    const page = await exercise.openAs('zhoumin', chinese, '/desk')
    await expectGoodPage(page, chinese)
    await page.click('tbody a:has-text("北辰新闻网")')
    await expectGoodPage(page, chinese)
    const card = await page.innerText('.act')
    expect(card).toContain('上报国家网信部门')
    expect(card).toMatch(/还剩\s*00:5\d:\d\d/)
    expect(card).toContain('《办法》第四条（三）')
    await page.click('button:has-text("由我承办")')
    expect(await page.innerText('.head')).toContain('周敏')
  })

  it('is passed up in one step, peers told, and the clock of the province stops', async () => {
    const page = await exercise.openAs('zhoumin', chinese, '/desk')
    await page.click('tbody a:has-text("北辰新闻网")')
    await page.check('[name=peersTold]')
    await page.fill('[name=peersHow]', '电话告知省公安厅值班')
    await page.click('.act button:has-text("上报")')
    expect(await page.innerText('.duty')).toMatch(/上报国家网信部门[\s\S]*已完成/)
    expect(await page.innerText('.duty')).toMatch(/同时通报同级有关部门[\s\S]*已完成/)
  })

  it('reaches the national desk with who had it before', async () => {
    const page = await openCase(exercise, 'hanbing')
    await expectGoodPage(page, chinese)
    const text = await page.innerText('main')
    expect(text).toContain('辽宁省互联网信息办公室')
    expect(text).toContain('虚假维修热线')
    await page.click('button:has-text("由我承办")')
    expect(await page.innerText('.head')).toContain('韩冰')
  })

  it('is supplemented, reported on and summed up by its reporter with the code of the receipt', async () => {
    await follow(exercise, receipt, 'supplement', { 'contents.cause': '编辑账号口令被盗' })
    await follow(exercise, receipt, 'progress', { 'contents.trend': '已阻断，未再出现' })
    await follow(exercise, receipt, 'summary', {
      'summary.cause': '口令重复使用',
      'summary.lessons': '启用双因素',
    })
    const text = await (await openCase(exercise, 'zhoumin')).innerText('main')
    for (const kind of ['补报', '进展报告', '处置总结报告']) expect(text).toContain(kind)
    expect(text).toContain('启用双因素')
  })

  it('is regraded by a person only with a reason', async () => {
    const page = await openCase(exercise, 'zhoumin')
    await page.click('summary:has-text("改级")')
    await page.selectOption('[name=level]', 'general')
    await page.click('form[action$="/regrade"] button')
    await expectGoodPage(page, chinese)
    expect(await page.innerText('[role=alert]')).not.toBe('')
    await page.fill('form[action$="/regrade"] [name=reason]', '经研判，内容不违法')
    await page.click('form[action$="/regrade"] button')
    expect(await page.innerText('.head')).toContain('一般')
  })

  it('can be replayed: what was known after any entry, on a chain that is whole', async () => {
    const page = await openCase(exercise, 'zhoumin')
    await page.click('a[href$="/history"]')
    await expectGoodPage(page, chinese)
    expect(await page.innerText('main')).toContain('链完整')
    await page.click('tbody tr:nth-child(2) a')
    expect(await page.innerText('main')).toContain('当时所知')
    await expectGoodPage(page, chinese)
  })
})

async function openCase(exercise: Exercise, login: string): Promise<Page> {
  const page = await exercise.openAs(login, chinese, '/desk')
  await page.click('tbody a:has-text("北辰新闻网")')
  return page
}

async function follow(
  exercise: Exercise,
  receipt: { readonly number: string; readonly code: string },
  kind: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const page = await exercise.open({ ...chinese, javaScript: false }, '/follow-up')
  await page.check('[name=stateSecret][value=no]')
  await page.fill('[name=about]', receipt.number)
  await page.fill('[name=followUp]', receipt.code)
  await page.check(`[name=kind][value=${kind}]`)
  for (const [name, text] of Object.entries(texts)) await page.fill(`[name="${name}"]`, text)
  if (kind === 'summary') await fillTime(page, 'handled', 5)
  await page.click('form[action="/follow-up"] button[type=submit]')
  expect(await page.innerText('.code.big')).toMatch(/\d/)
}
