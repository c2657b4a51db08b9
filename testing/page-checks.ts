import axe from 'axe-core'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds against WCAG 2.2 A and AA, one line for each rule with the places; empty is good.
 * axe waits by promises, which stand still where scripts are off: open the page for a reader with JavaScript.
 */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches))
    throw new Error('axe cannot run in a page opened without JavaScript')
  // Evaluated from outside: a script tag would need a hole in the page's content security policy.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values } }),
    tags,
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Whether the page is wider than its window. */
export const hasSidewaysScroll = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
