import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createConnection } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { readConfig } from '../config.ts'
import { openServices } from '../open-services.ts'
import { openSecrets } from '../secrets.ts'
import type { Services } from '../services.ts'
import type { MailSettings } from './mail-settings.ts'
import { startMail } from './start-mail.ts'
import { readingOf } from './store-vault.ts'
import { startThreadReader } from './thread-reader.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const loopback = { host: '127.0.0.1', port: 0 }

async function openTestServices(folder: string): Promise<Services> {
  mkdirSync(folder, { recursive: true })
  const config = readConfig([], { FENGSUI_DATA: folder }, folder)
  if (!config.ok) throw new Error(config.failure.join())
  const services = await openServices(config.value, openSecrets(folder))
  if (!services.ok) throw new Error(services.failure.text.en)
  return services.value
}

async function started(settings: Partial<MailSettings> = {}) {
  const folder = temporaryFolder()
  const services = await openTestServices(folder.path)
  const desk = {
    id: 'cn-cac',
    kind: 'authority',
    party: services.nationalParty,
    nameZh: '国家',
    nameEn: 'National',
  } as const
  await services.store.addOrganisation(desk)
  const mail = await startMail(services, {
    settings: {
      mailboxes: [],
      from: 'report@desk.example',
      smtp: loopback,
      senders: { dns: 'off' },
      notices: [],
      ...settings,
    },
    log: () => undefined,
  })
  closing.push(
    () => folder.remove(),
    () => services.store.close(),
    () => mail.stop(),
  )
  const port = mail.doors[0]?.port ?? 0
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  closing.push(() => transport.close())
  return { services, mail, port, transport }
}

const until = async <Value>(ask: () => Promise<Value | undefined>): Promise<Value> => {
  for (;;) {
    const value = await ask()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const report = {
  from: 'it@unit.example',
  to: 'report@desk.example',
  subject: '网络安全事件报告',
  text: '我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密，索要5个比特币。',
}
const tray = (services: Services, sort: string) =>
  services.store.messages.tray('cn-cac', { state: 'read', sort, limit: 10 })

describe('mail handed over by SMTP', () => {
  it('is kept before it is acknowledged, read apart, and waits in the tray of its sort', async () => {
    const { services, transport } = await started()
    const { response } = await transport.sendMail({ ...report, messageId: '<1@unit.example>' })
    expect(response).toMatch(/^250 Kept as /)
    const id = response.split(' ').at(-1) ?? ''
    expect(await services.store.messages.message(id)).toMatchObject({
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const [message] = await until(async () => {
      const found = await tray(services, 'report')
      return found.length > 0 ? found : undefined
    })
    expect(message?.id).toBe(id)
    const reading = message && readingOf(services, message)
    expect(reading?.draft.unit.placeCode).toBe('210123')
    expect(message?.raw).not.toContain('康平')
    expect(message?.reading).not.toContain('康平')
  })

  it('that comes again is the same message', async () => {
    const { services, transport } = await started()
    const raw = Buffer.from(
      'From: a@unit.example\r\nMessage-ID: <2@unit.example>\r\nSubject: x\r\n\r\nhello\r\n',
    )
    const envelope = { from: 'a@unit.example', to: 'report@desk.example' }
    const first = await transport.sendMail({ envelope, raw })
    const again = await transport.sendMail({ envelope, raw })
    expect(again.response).toBe(first.response)
    expect(await services.store.messages.countFrom({ sender: 'a@unit.example', address: '' }, 0)).toEqual({
      sender: 1,
      address: 0,
    })
  })

  it('is answered 451 when it cannot be kept', async () => {
    const { services, transport } = await started()
    await services.store.close()
    await expect(transport.sendMail(report)).rejects.toMatchObject({ responseCode: 451 })
  })

  it.each([
    ['under one name', (_: number) => ({ sender: 'flood@x', address: '' })],
    ['under a new name each time', (index: number) => ({ sender: `${index}@x`, address: '192.0.2.1' })],
  ])('of one who floods %s waits behind that of others', async (_, origin) => {
    const { services } = await started()
    const flood = Array.from({ length: 30 }, (_, index) => ({
      id: `flood-${String(index).padStart(2, '0')}`,
      ...origin(index),
      receivedMs: index,
    }))
    const genuine = {
      id: 'genuine',
      sender: 'it@unit.example',
      address: '198.51.100.1',
      receivedMs: 1000,
    }
    const rest = { organisation: 'cn-cac', channel: 'none', number: '', digest: '', wrappedKey: '', raw: '' }
    for (const message of [...flood, genuine])
      await services.store.messages.keep({ ...message, ...rest }, [message.id])
    const order = await services.store.messages.waiting(5)
    expect(order.indexOf('genuine')).toBe(1)
  })
})

describe('a receipt', () => {
  it('goes out with a null sender and a number, and not to a program', async () => {
    const received: { from: string; text: string }[] = []
    const next = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        buffer(stream).then((bytes) => {
          const { mailFrom } = session.envelope
          received.push({ from: mailFrom === false ? '' : mailFrom.address, text: bytes.toString() })
          done()
        }, done)
      },
    })
    next.listen(0, '127.0.0.1')
    await once(next.server, 'listening')
    closing.push(() => new Promise<void>((resolve) => next.close(() => resolve())))
    const address = next.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { services, transport } = await started({ sendThrough: `smtp://127.0.0.1:${port}` })
    await transport.sendMail({ ...report, subject: 'x', headers: { 'Auto-Submitted': 'auto-replied' } })
    await transport.sendMail(report)
    const receipt = await until(async () => received[0])
    const [message] = await tray(services, 'report')
    expect(receipt.from).toBe('')
    expect(receipt.text).toContain('Auto-Submitted: auto-replied')
    expect(receipt.text).toContain(`receipt.${message?.number}@desk.example`)
    expect(received).toHaveLength(1)
  })
})

describe('the reader apart', () => {
  it('is given up when it takes too long, and the next message is read by a new one', async () => {
    let now = 0
    const kept = (bytes: Buffer) => ({
      raw: { bytes, evidence: {} },
      notice: { number: '1', receivedAt: '2026-03-03T10:31:00+08:00' },
    })
    const hasty = startThreadReader(
      { from: 'report@desk.example', dns: 'off', now: () => ++now },
      { timeMs: 1, memoryMb: 256 },
    )
    closing.push(() => hasty.stop())
    const large = Buffer.from(`Subject: x\r\n\r\n${'我院系统昨天下午三点被攻击。\n'.repeat(50_000)}`)
    await expect(hasty.read(kept(large))).rejects.toThrow('too-slow')
    const patient = startThreadReader({ from: 'report@desk.example', dns: 'off', now: () => ++now })
    closing.push(() => patient.stop())
    expect((await patient.read(kept(Buffer.from('Subject: x\r\n\r\nhello')))).reading.sort).toBe('other')
  })

  it('reads a message without its files when they are too much for it', async () => {
    const small = startThreadReader(
      { from: 'report@desk.example', dns: 'off', now: () => 0 },
      { timeMs: 6_000, memoryMb: 96 },
    )
    closing.push(() => small.stop())
    const file = (index: number) => ({
      filename: `log-${index}.txt`,
      content: '2026-03-02 21:05 服务器被入侵，数据被加密。\n'.repeat(25_000),
    })
    const mail = new MailComposer({
      ...report,
      attachments: Array.from({ length: 4 }, (_, index) => file(index)),
    })
    const { reading } = await small.read({
      raw: { bytes: await mail.compile().build(), evidence: {} },
      notice: { number: '1', receivedAt: '2026-03-03T10:31:00+08:00' },
    })
    expect(reading).toMatchObject({ sort: 'report', draft: { unit: { placeCode: '210123' } } })
    expect(reading.unread.map(({ why }) => why)).toEqual(Array(4).fill('broke-its-reader'))
  })
})

describe('a connection that breaks off', () => {
  it('in the middle of a message leaves nothing and harms nobody', async () => {
    const { services, port, transport } = await started()
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write('EHLO x\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<b@x.example>\r\nDATA\r\nSubject: half')
    await once(socket, 'data')
    socket.destroy()
    await transport.sendMail(report)
    expect(await services.store.messages.countFrom({ sender: 'a@x.example', address: '' }, 0)).toMatchObject({
      sender: 0,
    })
  })
})
