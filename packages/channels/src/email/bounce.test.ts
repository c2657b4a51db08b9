import { describe, expect, it } from 'vitest'
import { context } from '../reading-context.fixture.ts'
import { emailChannel } from './email-channel.ts'

const key = 'question.2612345678901234.abc'
const status = (action: string): string =>
  `Reporting-MTA: dns; mx.test.example\r\n\r\nFinal-Recipient: rfc822; it@unit.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <it@unit.example> no\r\n such person\r\n`
const returned: readonly (readonly [string, string])[] = [
  [
    'message/rfc822',
    `From: report@desk.example\r\nMessage-ID: <${key}@desk.example>\r\nSubject: x\r\n\r\nx\r\n`,
  ],
  ['text/rfc822-headers', `From: report@desk.example\r\nMessage-ID: <${key}@desk.example>\r\n`],
]

const bounce = (action: string, [type, content]: readonly [string, string]): Buffer => {
  const parts = [
    ['text/plain; charset=utf-8', 'Your message could not be delivered.\r\n'],
    ['message/delivery-status', status(action)],
    [type, content],
  ].map(([kind, text]) => `--edge\r\nContent-Type: ${kind}\r\n\r\n${text}\r\n`)
  return Buffer.from(
    `Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.test.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="edge"\r\n\r\n${parts.join('')}--edge--\r\n`,
  )
}
const read = (bytes: Buffer) =>
  emailChannel({ from: 'report@desk.example' }).read({ bytes, evidence: {} }, context)

describe('a report of failed delivery', () => {
  it.each(returned)('that brings back %s names what could not be delivered and why', async (...what) => {
    const { sort, bounce: found } = await read(bounce('failed', what))
    expect(sort).toBe('automatic')
    expect(found).toEqual({ key, status: '5.1.1', fault: '550 5.1.1 … no such person' })
  })
  it('of a delay is none', async () =>
    expect(
      (await read(bounce('delayed', ['message/rfc822', returned[0]?.[1] ?? '']))).bounce,
    ).toBeUndefined())
})
