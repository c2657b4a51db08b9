import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readFileText } from './file-text.ts'
import { anExcelFile, aPdf, aWordFile, aZip } from './files.fixture.ts'

const read = (name: string, content: Buffer, type = 'application/octet-stream') =>
  readFileText({ name, type, content })
const text = async (name: string, content: Buffer) => (await read(name, content)).texts[0]?.text

describe('a file that came along', () => {
  it('from Word is read paragraph by paragraph, a row of its tables as one line', async () => {
    const word = aWordFile(
      ['网络安全事件报告表', 'A &amp; B'],
      [
        ['单位名称', '大连市第八中学'],
        ['影响', '首页被篡改\n成绩系统停用'],
      ],
    )
    expect((await text('报告.docx', word))?.trim().split('\n')).toEqual([
      '网络安全事件报告表',
      'A & B',
      '单位名称\t大连市第八中学',
      '影响\t首页被篡改 成绩系统停用',
    ])
  })

  it('from Excel is read row by row, dates as dates, empty columns left out', async () => {
    const sheet = anExcelFile([
      ['发现时间', '', new Date('2026-03-02T21:05:00Z')],
      ['影响人数', '', 1_200_000],
      ['系统', '', '门户网站'],
    ])
    expect((await text('报告.xlsx', sheet))?.split('\n')).toEqual([
      '发现时间\t2026-03-02 21:05',
      '影响人数\t1200000',
      '系统\t门户网站',
    ])
  })

  it('as PDF is read although it does not bring its Chinese font along', async () =>
    expect(await text('报告.pdf', aPdf(['单位名称：大连市第八中学', '首页被篡改']))).toBe(
      '单位名称：大连市第八中学\n首页被篡改',
    ))

  it('packed with others is read with them, under the name it has there', async () => {
    const { texts, unread } = await read(
      '材料.zip',
      aZip({ 'a.txt': iconv.encode('系统被入侵', 'gb18030'), 'b.docx': aWordFile(['二']), 'c.exe': 'MZ' }),
    )
    expect(texts.map(({ part, text: one }) => [part, one.trim()])).toEqual([
      ['材料.zip/a.txt', '系统被入侵'],
      ['材料.zip/b.docx', '二'],
    ])
    expect(unread).toMatchObject([{ name: '材料.zip/c.exe', why: 'kind-not-read' }])
  })
})

describe('a file nobody can read waits for a person', () => {
  it.each([
    ['a.docx', Buffer.from('not a zip'), 'damaged'],
    ['a.docx', aZip({ 'word/other.xml': '<x/>' }), 'damaged'],
    ['a.xlsx', Buffer.from('PK\x03\x04'), 'damaged'],
    ['a.pdf', Buffer.from('%PDF-1.4 broken'), 'damaged'],
    ['scan.pdf', aPdf([]), 'no-text'],
    ['screen.png', Buffer.from([0x89, 0x50]), 'kind-not-read'],
    ['old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'kind-not-read'],
    ['in.zip', aZip({ 'deeper.zip': aZip({ 'a.txt': 'x' }) }), 'kind-not-read'],
    ['bomb.zip', aZip({ 'zeros.txt': new Uint8Array(70 * 1024 * 1024) }), 'too-large'],
    ['huge.txt', Buffer.alloc(21 * 1024 * 1024, 0x20), 'too-large'],
  ])('%s', async (name, content, why) =>
    expect(await read(name, content)).toEqual({
      texts: [],
      unread: [expect.objectContaining({ why })],
    }),
  )
})
