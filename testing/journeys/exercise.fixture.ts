import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser, type OpenPage, type Reader } from '../browser.ts'
import { findChromium } from '../find-chromium.ts'
import { axeFindings, hasSidewaysScroll } from '../page-checks.ts'
import { lacks } from '../require.ts'
import { type ServerOptions, type ServerProcess, startServer } from '../server-process.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const chromium = await findChromium()

/** Whether there is no browser to travel with. */
export const noBrowser: boolean = lacks('a Chromium', chromium?.executablePath)

export const chinese: Reader = { javaScript: true, language: 'zh-CN', width: 1280 }

/** A running server in a browser's reach, with the exercise that `npm start` loads. */
export interface Exercise {
  readonly server: ServerProcess
  readonly url: string
  /** Its data folder. */
  readonly data: string
  /** Opens a page; what the browser complains about until the end fails the test. */
  open(reader: Reader, path: string): Promise<Page>
  /** Opens a page as one of the people of the exercise: lilan, zhoumin, hanbing or admin. */
  openAs(login: string, reader: Reader, path: string): Promise<Page>
  end(): Promise<void>
}

/** Starts the server as `npm start` does, and a browser. */
export async function startExercise(options: Partial<ServerOptions> = {}): Promise<Exercise> {
  if (chromium === undefined) throw new Error('no browser')
  const data = temporaryFolder().path
  const server = await startServer({ data, ...options })
  const browser = await launchBrowser(chromium)
  const opened: OpenPage[] = []
  const open = async (reader: Reader, path: string): Promise<Page> => {
    const one = await browser.openPage(reader)
    opened.push(one)
    await one.page.goto(server.url + path)
    return one.page
  }
  return {
    server,
    url: server.url,
    data,
    open,
    openAs: async (login, reader, path) => {
      const page = await open(reader, '/sign-in')
      await page.fill('[name=login]', login)
      await page.fill('[name=password]', passwordOf(join(data, 'demo-sign-ins.txt'), login))
      await page.click('form[action="/sign-in"] button')
      await page.goto(server.url + path)
      return page
    },
    end: async () => {
      await browser.close()
      await server.stop()
      expect(opened.flatMap(({ complaints }) => complaints)).toEqual([])
    },
  }
}

function passwordOf(file: string, login: string): string {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith(`${login} `))
  const password = line?.trim().split(/\s+/)[1]
  if (password === undefined) throw new Error(`the exercise has no ${login}`)
  return password
}

/** What every page must be: in its language, accessible, and no wider than its window. */
export async function expectGoodPage(page: Page, { language }: Reader): Promise<void> {
  expect(await page.getAttribute('html', 'lang')).toBe(language)
  expect(await axeFindings(page)).toEqual([])
  expect(await hasSidewaysScroll(page)).toBe(false)
  const leftOver = await page.evaluate(() => document.body.innerText.match(/\{\w+\}|undefined|\[object/g))
  expect(leftOver).toBeNull()
}
