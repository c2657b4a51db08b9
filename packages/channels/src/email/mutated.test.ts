import { describe, expect, it } from 'vitest'
import { anExcelFile, aPdf, aWordFile } from '../files/files.fixture.ts'
import { type Reader, readAndAnswer, readWaiting, takeIn } from '../intake.ts'
import { memoryVault } from '../memory-vault.fixture.ts'
import { context } from '../reading-context.fixture.ts'
import { labelledMessages } from '../sorting/labelled-set.fixture.ts'
import { emailChannel } from './email-channel.ts'
import { aMail } from './mail.fixture.ts'

/** `FENGSUI_MUTATIONS=10000 npx vitest run packages/channels/src/email/mutated.test.ts` runs them all. */
const mutations = Number(process.env['FENGSUI_MUTATIONS'] ?? 300)

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function mutated(bytes: Buffer, next: () => number): Buffer {
  const at = Math.floor(next() * bytes.length)
  const length = Math.floor(next() * 200)
  const ways = [
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))]),
    () => Buffer.from(bytes.map((byte) => (next() < 0.02 ? Math.floor(next() * 256) : byte))),
    () =>
      Buffer.from(
        bytes
          .toString('latin1')
          .replace(/charset=[\w-]+/, `charset=${['utf-7', 'gb2312', 'x', 'hz-gb-2312'][at % 4]}`),
        'latin1',
      ),
    () =>
      Buffer.from(
        bytes
          .toString('latin1')
          .replace(/base64/, ['quoted-printable', '8bit', 'x-uuencode', ''][at % 4] ?? ''),
        'latin1',
      ),
  ]
  return (ways[Math.floor(next() * ways.length)] ?? (() => bytes))()
}

const report = '单位名称：大连市第八中学'
/** Messages with files, since what is read beside the text breaks too. */
const withFiles: readonly Buffer[] = [
  { name: 'a.docx', type: 'application/octet-stream', content: aWordFile([report]) },
  { name: 'a.xlsx', type: 'application/octet-stream', content: anExcelFile([[report]]) },
  { name: 'a.pdf', type: 'application/pdf', content: aPdf([report]) },
  { name: 'a.eml', type: 'message/rfc822', content: aMail({ body: report }) },
].map((file) => aMail({ subject: '报告', body: '见附件', attachments: [file] }))

describe(`${mutations} mutated messages`, () => {
  it('are each kept, read to an end and settled, whatever is in them', async () => {
    const next = numbers(20_260_301)
    const channel = emailChannel({ from: 'report@desk.example' })
    const sources = [...labelledMessages('labelled').map((message) => aMail(message)), ...withFiles]
    const vault = memoryVault()
    const kept = new Set<string>()
    for (let index = 0; index < mutations; index++) {
      const broken = mutated(sources[index % sources.length] ?? Buffer.alloc(0), next)
      // Two that were broken alike would be one message.
      const bytes = Buffer.concat([Buffer.from(`X-Number: ${index}\r\n`), broken])
      kept.add((await takeIn(vault, channel, { bytes, evidence: {} })).id)
    }
    const read: Reader = (message) => readAndAnswer(channel, message, context)
    while ((await readWaiting(vault, read, mutations)) > 0);
    const states = [...vault.settled.values()].map((result) =>
      result.state === 'read' ? result.reading.sort : result.reason,
    )
    expect([kept.size, vault.settled.size]).toEqual([mutations, mutations])
    expect(states.filter((state) => !['report', 'spam', 'automatic', 'other'].includes(state))).toEqual([])
  })
})
