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

/** Starts a browser with the rules of the web in force: no flag that switches off CSP, CORS or site isolation. */
export async function launchBrowser({ executablePath, env }: Chromium): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  return { openPage: (reader) => openPage(browser, reader), close: () => browser.close() }
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
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}
