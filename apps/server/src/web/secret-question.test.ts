import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let operator: PlainBrowser

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  operator = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

/** Whether a text lies anywhere in the data folder, in whatever file. */
const isStored = (text: string): boolean =>
  readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text))

const visitor: Visitor = {
  get: (path) => fetch(server.url + path),
  post: (path, fields = {}) =>
    fetch(server.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }),
}

/** Somebody who opens pages, signed in or not. */
type Visitor = Pick<PlainBrowser, 'get' | 'post'>

interface Form {
  readonly what: string
  readonly text: string
  readonly who: () => Visitor
  readonly page: () => Promise<string>
  readonly action: () => Promise<string>
}
const incident = (): Promise<string> => firstLink(operator, '/incidents')
const at =
  (path: string): (() => Promise<string>) =>
  async () =>
    path

const forms: readonly Form[] = [
  {
    what: 'a first report',
    text: 'unit.name',
    who: () => visitor,
    page: at('/report'),
    action: at('/report'),
  },
  {
    what: 'a follow-up',
    text: 'contents.cause',
    who: () => visitor,
    page: at('/follow-up'),
    action: at('/follow-up'),
  },
  {
    what: 'a new incident',
    text: 'title',
    who: () => operator,
    page: at('/incidents'),
    action: at('/incidents'),
  },
  {
    what: 'a report from an incident',
    text: 'contents.cause',
    who: () => operator,
    page: incident,
    action: async () => `${await incident()}/report`,
  },
]

describe.each(forms)('the form of $what asks first about state secrets', ({ text, who, page, action }) => {
  const marker = '涉密占位文字'
  const english = { lang: '?lang=en', title: 'Stop here' }
  const chinese = { lang: '?lang=zh-CN', title: '请停在这里' }

  it('with nothing chosen for whoever fills it in', async () => {
    const html = await (await who().get(await page())).text()
    expect(html.match(/<input type="radio" name="stateSecret"[^>]*>/g)).toHaveLength(2)
    expect(html).not.toMatch(/name="stateSecret"[^>]*checked/)
  })

  it.each([chinese, english])(
    'stops at “yes” ($lang), and keeps and shows nothing of it',
    async (language) => {
      const fields = { stateSecret: 'yes', [text]: marker }
      const answer = await who().post((await action()) + language.lang, fields)
      const html = await answer.text()
      expect(answer.status).toBe(422)
      expect(html).toContain(language.title)
      expect(html).not.toContain(marker)
      expect(isStored(marker)).toBe(false)
    },
  )

  it('does not go on while it is unanswered, and keeps what was typed', async () => {
    const answer = await who().post(await action(), { [text]: marker })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/<a href="#f-[a-z-]*stateSecret">/)
    expect(html).toContain(marker)
    expect(isStored(marker)).toBe(false)
  })
})
