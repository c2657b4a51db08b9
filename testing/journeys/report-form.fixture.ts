import type { Page } from 'playwright-core'

/** A moment some minutes ago, as the five boxes of a time field want it: Beijing time. */
function minutesAgo(minutes: number): readonly string[] {
  const at = new Date(Date.now() - minutes * 60_000 + 8 * 3_600_000).toISOString()
  return [at.slice(0, 4), at.slice(5, 7), at.slice(8, 10), at.slice(11, 13), at.slice(14, 16)]
}

/** Types a time into its boxes. */
export async function fillTime(page: Page, name: string, minutes: number): Promise<void> {
  const boxes = ['year', 'month', 'day', 'hour', 'minute']
  for (const [index, text] of minutesAgo(minutes).entries()) {
    await page.fill(`[name="${name}.${boxes[index]}"]`, text)
  }
}

/** The injected advertising for a fake repair hotline, as its finder reports it; the telephone number is invented. */
export async function fillTamperedNewsPage(page: Page): Promise<void> {
  await page.check('[name=stateSecret][value=no]')
  await page.check('[name="reporter.role"][value=operator]')
  await page.fill('[name="unit.name"]', '北辰新闻网')
  await page.fill('[name="unit.place"]', '辽宁省沈阳市康平县')
  await page.selectOption('[name="fact:cn.operator"]', 'other')
  await fillTime(page, 'aware', 60)
  await page.fill('[name="unit.contact.name"]', '李岚')
  await page.fill('[name="unit.contact.phone"]', '024-0000-0000')
  await page.check('[name="fact:cn.affected"][value=tampering]')
  await page.click('details[data-group=tampering] summary')
  await page.selectOption('[name="fact:cn.tampering.kind"]', 'key-news')
  await page.selectOption('[name="fact:cn.tampering.tier"]', 'provincial')
  await page.selectOption('[name="fact:cn.tampering.unlawfulContent"]', 'true')
  await page.fill('[name="fact:cn.tampering.homePageMinutes"]', '0')
  await page.fill('[name="fact:cn.tampering.otherPageMinutes"]', '1560')
  await page.fill('[name="fact:cn.tampering.views"]', '12万')
  await page.selectOption('[name="fact:suspectedCrime"]', 'true')
  await page.fill('[name="contents.system"]', '新闻发布系统，服务器在沈阳')
  await page.fill('[name="contents.timeAndPlace"]', '今天上午发现，康平县机房')
  await page.fill('[name="contents.impact"]', '内页出现虚假维修热线 400-000-0000 的广告')
  await page.fill('[name="contents.measures"]', '已下线该页，保存日志')
  await page.check('[name=exercise]')
}
