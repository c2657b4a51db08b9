import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'

const folder = temporaryFolder()
let server: ServerProcess

beforeAll(async () => {
  server = await startServer({ data: folder.path, args: ['--empty'] })
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

/** The receipt of a leak of a million persons' data, told through the public form. */
async function receiptOf(fields: Record<string, string>, language = 'zh-CN'): Promise<string> {
  const answer = await fetch(`${server.url}/report?lang=${language}`, {
    method: 'POST',
    body: new URLSearchParams({
      stateSecret: 'no',
      'unit.name': '云杉电子商务有限公司',
      'unit.place': '浙江省杭州市余杭区',
      'fact:cn.operator': 'other',
      'fact:cn.affected': 'personal-information',
      'fact:cn.leakedPersons': '100万',
      ...fields,
    }),
  })
  expect(answer.status).toBe(201)
  return answer.text()
}

const discovered = (minutes: number): Record<string, string> => ({
  'aware.year': new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+/, ''),
})

describe('the receipt of a first report says of the time limit', () => {
  it.each([
    [discovered(30), '已在时限内送达'],
    [discovered(300), '已晚于时限送达'],
    [{ 'aware.unknown': 'yes' }, '发现时间补报之前，无法判断是否在时限内'],
    [{}, '发现时间补报之前，无法判断是否在时限内'],
  ])('what is known: %j', async (fields, text) => {
    const page = await receiptOf(fields)
    expect(page).toContain(text)
    if (!text.includes('已在时限内')) expect(page).not.toContain('已在时限内送达')
  })

  it('the same in English', async () => {
    const page = await receiptOf({}, 'en')
    expect(page).toContain('cannot be judged until the time of discovery is known')
    expect(page).not.toContain('Delivered in time')
  })
})

describe('the receipt of an exercise', () => {
  it('is marked as one, and that of a real report is not', async () => {
    const heading = (page: string): string => /<h1>([\s\S]*?)<\/h1>/.exec(page)?.[1] ?? ''
    expect(heading(await receiptOf({ exercise: 'yes' }))).toContain('演练')
    expect(heading(await receiptOf({}))).not.toContain('演练')
  })
})
