import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { anExcelFile, aPdf, aWordFile } from '../files/files.fixture.ts'
import { context } from '../reading-context.fixture.ts'
import { emailChannel } from './email-channel.ts'
import { aMail } from './mail.fixture.ts'

const channel = emailChannel({ from: 'report@desk.example' })
const read = (bytes: Buffer, files?: 'left') =>
  channel.read({ bytes, evidence: {} }, { ...context, ...(files === undefined ? {} : { files }) })
const withFile = (name: string, content: Buffer, type = 'application/octet-stream'): Buffer =>
  aMail({ subject: '报告', body: '见附件，谢谢。', attachments: [{ name, type, content }] })

const rows = [
  ['单位名称', '大连市第八中学'],
  ['发现时间', '2026年3月2日21时5分'],
  ['事件类型', '网页篡改'],
  ['直接经济损失', '0.5万元'],
]
const expected = {
  unit: { name: '大连市第八中学', place: '大连市', placeCode: '210200' },
  incident: { 'cn.directLossCny': 5000 },
  events: [{ type: 'aware.incident', at: '2026-03-02T21:05:00+08:00', actor: 'operator' }],
}

describe('a report in a file beside the mail', () => {
  it.each([
    ['report.docx', aWordFile(['网络安全事件报告表'], rows)],
    ['report.xlsx', anExcelFile(rows)],
    ['report.pdf', aPdf(rows.map((row) => row.join('：')))],
  ])('is read as if it stood in the mail: %s', async (name, content) => {
    const { sort, draft, unread } = await read(withFile(name, content))
    expect({ sort, unread }).toEqual({ sort: 'report', unread: [] })
    expect(draft).toMatchObject(expected)
    expect(draft.sources['unit.name']).toMatchObject({ part: name, text: '大连市第八中学' })
  })

  it('is left to a person where reading files broke the reader before; the mail itself is read', async () => {
    const { draft, unread } = await read(withFile('report.docx', aWordFile([], rows)), 'left')
    expect(unread).toMatchObject([{ name: 'report.docx', why: 'broke-its-reader' }])
    expect(draft.unit).toEqual({})
  })

  it('that no machine reads is named, so that a person opens it', async () => {
    expect((await read(withFile('screen.png', Buffer.from([1, 2, 3]), 'image/png'))).unread).toEqual([
      { name: 'screen.png', type: 'image/png', bytes: 3, why: 'kind-not-read' },
    ])
    const locked = aMail({ headers: ['X-Mailer: x'] })
      .toString()
      .replace(
        'text/plain; charset=utf-8',
        'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
      )
    expect((await read(Buffer.from(locked))).unread).toMatchObject([{ name: 'smime.p7m', why: 'locked' }])
  })
})

describe('winmail.dat', () => {
  /** An attribute of Microsoft's packed attachments: level, id and kind, length, bytes, checksum. */
  const attribute = (id: number, value: Buffer): Buffer => {
    const head = Buffer.alloc(9)
    head.writeUInt8(2, 0)
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(value.length, 5)
    return Buffer.concat([head, value, Buffer.alloc(2)])
  }
  const winmail = Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, iconv.encode('报告表.docx\0', 'gb18030')),
    attribute(0x0006800f, aWordFile([], rows)),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, iconv.encode('截图.png\0', 'gb18030')),
    attribute(0x0006800f, Buffer.from([1])),
  ])
  it('is opened, and the files in it are read under their names', async () => {
    const { sort, draft, unread } = await read(withFile('winmail.dat', winmail, 'application/ms-tnef'))
    expect(sort).toBe('report')
    expect(draft).toMatchObject(expected)
    expect(draft.sources['unit.name']?.part).toBe('报告表.docx')
    expect(unread).toMatchObject([{ name: '截图.png', why: 'kind-not-read' }])
  })
  it('that is cut off gives what was whole', async () => {
    const { draft, unread } = await read(withFile('winmail.dat', winmail.subarray(0, -20)))
    expect(draft).toMatchObject(expected)
    expect(unread).toEqual([])
  })
  it('that is none waits for a person', async () =>
    expect((await read(withFile('winmail.dat', Buffer.from('x')))).unread).toMatchObject([
      { name: 'winmail.dat', why: 'kind-not-read' },
    ]))
})

describe('messages in messages in messages', () => {
  const wrapped = (times: number): Buffer =>
    times === 0
      ? aMail({ subject: '报告', body: rows.map((row) => row.join('：')).join('\n') })
      : aMail({
          subject: '转发',
          body: '请阅',
          attachments: [{ name: 'inner.eml', type: 'message/rfc822', content: wrapped(times - 1) }],
        })
  it.each([1, 3, 5])('are read %d deep', async (times) =>
    expect((await read(wrapped(times))).draft).toMatchObject(expected),
  )
  it('lie too deep at last, and then wait for a person', async () =>
    expect((await read(wrapped(7))).unread).toMatchObject([{ name: 'inner.eml', why: 'too-large' }]))
})
