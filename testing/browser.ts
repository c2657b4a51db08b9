import { type Browser, chromium, type Page } from 'playwright-core'
import type { Chromium } from './find-chromium.ts'

/** How a reader comes to a page. */
export interface Reader {
  readonly javaScript: boolean
  readonly language: 'zh-CN' | 'en'
  /** Of the window, in CSS pixels. */
  readonly width: number
}

/** A page in a browser session of its own, and what the browser complained about. */
export interface OpenPage {
  readonly page: Page
  /** Errors of scripts and of the console, refusals of the content security policy among them. */
  readonly complaints: readonly string[]
}

/** A running browser. */
export interface TestBrowser {
  openPage(reader: Reader): Promise<OpenPage>
  close(): Promise<void>
}

// A browser that looks for a graphics card or a system bus that is not there may stand still before it answers.
const slowStartMs = 15_000
const launchTries = 3

/** Starts a browser with the rules of the web in force: no flag that switches off CSP, CORS or site isolation. */
export async function launchBrowser(where: Chromium): Promise<TestBrowser> {
  const browser = await launch(where, launchTries)
  return { openPage: (reader) => openPage(browser, reader), close: () => browser.close() }
}

async function launch(where: Chromium, triesLeft: number): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: where.executablePath,
      env: { ...process.env, ...where.env },
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
      timeout: slowStartMs,
    })
  } catch (error) {
    if (triesLeft <= 1) throw error
    return launch(where, triesLeft - 1)
  }
}

async function openPage(browser: Browser, { javaScript, language, width }: Reader): Promise<OpenPage> {
  const context = await browser.newContext({
    javaScriptEnabled: javaScript,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: 900 },
  })
  const page = await context.newPage()
  const complaints: string[] = []
  // A page that says what is wrong answers 4xx, and the browser complains of it as of a missing picture.
  const refusals = new Set<string>()
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() < 500) refusals.add(response.url())
  })
  page.on('console', (message) => {
    const isRefusal =
      message.text().startsWith('Failed to load resource') && refusals.has(message.location().url)
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}
