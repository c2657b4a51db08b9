import { createHash, randomUUID } from 'node:crypto'
import type { PlainBrowser } from '../web/browser.fixture.ts'

/** A file somebody sends. */
export interface AFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file with these words in it. */
export const aFile = (name: string, text: string): AFile => ({ name, bytes: Buffer.from(text) })

/** Bytes of any length that do not repeat soon. */
export const manyBytes = (length: number): Uint8Array => {
  const block = createHash('sha512').update(String(length)).digest()
  return Buffer.alloc(length, block)
}

/** The address of some bytes within their case. */
export const digestOf = ({ bytes }: AFile): string =>
  `sha-256:${createHash('sha256').update(bytes).digest('hex')}`

/** A form with fields first and files behind, as a browser sends it. */
export function formWith(fields: Readonly<Record<string, string>>, files: readonly AFile[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { name, bytes } of files) form.append('evidence', new Blob([new Uint8Array(bytes)]), name)
  return form
}

/** The public form with what it needs, no more, and files. */
export const reportForm = (
  files: readonly AFile[],
  fields: Readonly<Record<string, string>> = {},
): FormData =>
  formWith(
    {
      stateSecret: 'no',
      key: randomUUID(),
      'unit.name': '北辰新闻网',
      'unit.place': '辽宁省沈阳市康平县',
      ...fields,
    },
    files,
  )

/** Sends a form as a Chinese browser does. */
export const postForm = (url: string, body: FormData, cookie = ''): Promise<Response> =>
  fetch(url, { method: 'POST', body, headers: { cookie, 'accept-language': 'zh-CN' }, redirect: 'manual' })

/** All bytes of an answer. */
export const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer())

/** The number on a receipt page, without its gaps. */
export const numberOn = (page: string): string =>
  (/(\d{4} \d{4} \d{4} \d{4})/.exec(page)?.[1] ?? '').replaceAll(' ', '')

/** The case at the top of a desk's queue that a report of this unit went into. */
export async function caseOf(browser: PlainBrowser, number: string): Promise<string> {
  const queue = await (await browser.get('/desk')).text()
  for (const [, path = ''] of queue.matchAll(/href="(\/desk\/[0-9a-f-]{36})"/g)) {
    const page = await (await browser.get(path)).text()
    if (page.replaceAll(' ', '').includes(number)) return path
  }
  throw new Error(`no case holds report ${number}`)
}
