import { describe, expect, it } from 'vitest'
import { channelContract } from '../channel-contract.fixture.ts'
import { emailChannel } from './email-channel.ts'
import { aMail } from './mail.fixture.ts'

const body =
  '单位名称：大连市第八中学\n发现时间：2026年3月2日 21:05\n事件类型：网页篡改\n首页被篡改，持续45分钟。已关停网站。'
const sent = { evidence: { envelopeFrom: 'it@unit.example' } }
const headers = ['Message-ID: <1@unit.example>']
const report = { ...sent, bytes: aMail({ subject: '报告', body, headers }) }
const channel = emailChannel({ from: 'report@desk.example' })

channelContract('email', {
  channel,
  report,
  again: {
    ...sent,
    bytes: Buffer.concat([
      Buffer.from('Received: from mx by desk; Tue, 3 Mar 2026 10:31:00 +0800\r\n'),
      report.bytes,
    ]),
  },
  another: {
    ...sent,
    bytes: aMail({ subject: '报告', body: `${body}\n又及`, headers: ['Message-ID: <2@unit.example>'] }),
  },
  unanswerable: {
    ...sent,
    bytes: aMail({ subject: '报告', body, headers: ['Auto-Submitted: auto-generated'] }),
  },
})

describe('a Message-ID', () => {
  it('that was copied does not hide another message', () => {
    const copied = { ...sent, bytes: aMail({ subject: '报告', body: '另一件事', headers }) }
    expect(channel.identify(copied).some((name) => channel.identify(report).includes(name))).toBe(false)
  })
})

describe('a receipt', () => {
  const notice = { number: '2612345678901234', receivedAt: '2026-03-03T10:31:00+08:00' }
  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated',
    'Return-Path: <>',
    'List-Id: <all.unit.example>',
    'Precedence: bulk',
    'Precedence: junk',
    'Reply-To: <noreply@unit.example>',
    'Reply-To: <report@desk.example>',
  ])('does not answer a message with %s', async (header) =>
    expect(
      await channel.receipt({ ...sent, bytes: aMail({ body, headers: [header] }) }, notice),
    ).toBeUndefined(),
  )

  it('answers one that says it was not sent by a program, marked so that no program answers it', async () => {
    const answer = await channel.receipt(
      { ...sent, bytes: aMail({ body, headers: ['Auto-Submitted: no', 'Message-ID: <3@x>'] }) },
      notice,
    )
    const text = Buffer.from(answer?.bytes ?? []).toString('latin1')
    expect(text).toContain('Auto-Submitted: auto-replied')
    expect(text).toContain('In-Reply-To: <3@x>')
    expect(
      await channel.receipt({ bytes: answer?.bytes ?? new Uint8Array(), evidence: {} }, notice),
    ).toBeUndefined()
  })
})
