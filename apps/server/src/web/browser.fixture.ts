import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A browser without a screen: it keeps its cookie and the token its forms must carry. */
export interface PlainBrowser {
  /** What tells the server who is signed in. */
  readonly cookie: string
  /** The token its forms carry. */
  readonly csrf: string
  /** The same browser with one more cookie. */
  with(cookie: string): PlainBrowser
  get(path: string): Promise<Response>
  /** Posts a form with the session's token. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Response>
}

/** Signs somebody in. */
export async function signIn(url: string, login: string, password: string): Promise<PlainBrowser> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ login, password }),
    redirect: 'manual',
  })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const page = await (await fetch(`${url}/rules`, { headers: { cookie } })).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return browserWith(url, { cookie, csrf })
}

function browserWith(
  url: string,
  { cookie, csrf }: { readonly cookie: string; readonly csrf: string },
): PlainBrowser {
  return {
    cookie,
    csrf,
    with: (more) => browserWith(url, { cookie: `${cookie}; ${more}`, csrf }),
    get: (path) => fetch(url + path, { headers: { cookie }, redirect: 'manual' }),
    post: (path, fields = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams({ ...fields, csrf }),
        headers: { cookie },
        redirect: 'manual',
      }),
  }
}

/** The password the exercise gave somebody. */
export function demoPassword(folder: string, login: string): string {
  const line = readFileSync(join(folder, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith(`${login} `))
  return line?.trim().split(/\s+/)[1] ?? ''
}

/** The first address of a list that leads to one of its cases. */
export async function firstLink(browser: PlainBrowser, path: string): Promise<string> {
  const page = await (await browser.get(path)).text()
  return new RegExp(`href="(${path}/[0-9a-f-]+)"`).exec(page)?.[1] ?? ''
}

/** A time as its five boxes post it. */
export const timeFields = (name: string, values: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    ['year', 'month', 'day', 'hour', 'minute'].map((part, index) => [`${name}.${part}`, values[index] ?? '']),
  )
