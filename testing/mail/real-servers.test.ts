import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, type PlainBrowser, signIn } from '../../apps/server/src/web/browser.fixture.ts'
import { aMail } from '../../packages/channels/src/email/mail.fixture.ts'
import { domainChecks } from '../../packages/channels/src/sender/domain-checks.ts'
import { freePort } from '../free-port.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { mailboxPassword } from './dovecot.ts'
import { type MailServers, mailPrograms, startMailServers, swaks } from './mail-servers.ts'
import { type RefusingServer, refusingServer } from './refusing-server.ts'
import { until } from './until.ts'

/** Somebody whose mail server knows nobody of that name. */
const gone = 'gone@unit.example'
const engines = ['the embedded database', ...(lacks('PostgreSQL', findPostgres()) ? [] : ['PostgreSQL'])]
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const noServers = lacks('dovecot, postfix and swaks, and root to start them', mailPrograms())

describe.skipIf(noServers).each(engines)('mail by postfix and dovecot, kept in %s', (engine) => {
  let folder: TemporaryFolder
  let mail: MailServers
  let server: ServerProcess
  let postgres: PostgresServer | undefined
  let browser: PlainBrowser
  /** Where cases of Liaoning are handled. */
  let province: PlainBrowser
  let outside: ImapFlow
  let elsewhere: RefusingServer

  beforeAll(async () => {
    folder = temporaryFolder()
    const lmtp = await freePort()
    elsewhere = await refusingServer()
    mail = await startMailServers({
      lmtp: { domain: 'direct.example', port: lmtp },
      smtp: { address: gone, port: elsewhere.port },
    })
    const keyFile = join(folder.path, 'dkim.pem')
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined
    const mailbox = (name: string): string =>
      `imap://${name}%40desk.example:${mailboxPassword}@127.0.0.1:${mail.imapPort}/INBOX`
    server = await startServer({
      data: join(folder.path, 'data'),
      env: {
        DATABASE_URL: (await postgres?.createDatabase()) ?? '',
        FENGSUI_IMAP: `${mailbox('report')},${mailbox('alarm')}`,
        FENGSUI_LMTP_LISTEN: `127.0.0.1:${lmtp}`,
        FENGSUI_SMTP_SEND: `smtp://127.0.0.1:${mail.smtpPort}`,
        FENGSUI_MAIL_FROM: 'report@desk.example',
        FENGSUI_MAIL_DNS: 'off',
        FENGSUI_DKIM: `s1:desk.example:${keyFile}`,
        FENGSUI_MAIL_NOTICES: 'cn-210000=duty@unit.example',
        FENGSUI_PUBLIC_URL: 'https://desk.example',
      },
    })
    const signedIn = (login: string) =>
      signIn(server.url, login, demoPassword(join(folder.path, 'data'), login))
    browser = await signedIn('hanbing')
    province = await signedIn('zhoumin')
    outside = await mail.open('it@unit.example')
  })
  afterAll(async () => {
    await outside?.logout()
    await server?.stop()
    await mail?.stop()
    await elsewhere?.close()
    await postgres?.remove()
    folder?.remove()
  })

  function send(to: string, bytes: Buffer, from = 'it@unit.example'): void {
    const file = join(folder.path, 'message.eml')
    writeFileSync(file, bytes)
    swaks(mail.smtpPort, { from, to, file })
  }
  /** The page of the case of a unit. */
  const caseOf = (unit: string): Promise<string> =>
    until(async () => {
      const queue = await (await province.get('/desk')).text()
      const row = queue.split('<tr').find((one) => one.includes(unit))
      return /href="(\/desk\/[0-9a-f-]+)"/.exec(row ?? '')?.[1]
    })
  /** The page of the message in the tray that has these words. */
  const pageWith = (words: string): Promise<{ readonly path: string; readonly page: string }> =>
    until(async () => {
      const tray = await (await browser.get('/mail')).text()
      for (const [, path = ''] of tray.matchAll(/href="(\/mail\/[^"?]+)"/g)) {
        const page = await (await browser.get(path)).text()
        if (page.includes(words)) return { path, page }
      }
      return undefined
    })
  /** A message in a mailbox outside, by its place; waits until it is there. */
  const arrived = (box: ImapFlow, place: number): Promise<string> =>
    until(async () => {
      await box.noop()
      const status = await box.status('INBOX', { messages: true })
      if (!status || (status.messages ?? 0) < place) return undefined
      const message = await box.fetchOne(String(place), { source: true })
      return message ? message.source?.toString() : undefined
    })

  it('is read from a mailbox, answered with a receipt, and an answer to that joins the case', async () => {
    const body = '我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密，索要5个比特币。'
    // As Chinese programs write it: GB18030, called gb2312.
    send(
      'report@desk.example',
      aMail({
        subject: '事件报告',
        body,
        encoding: 'gb18030',
        label: 'gb2312',
        headers: ['Message-ID: <1@unit.example>'],
      }),
    )
    const first = await pageWith('value="沈阳市康平县人民医院"')
    const receipt = await arrived(outside, 1)
    expect(receipt).toMatch(/^Return-Path: <>/)
    expect(receipt).toContain('In-Reply-To: <1@unit.example>')
    const [, number = ''] = /Message-ID: <receipt\.(\d{16})@/.exec(receipt) ?? []
    const fields = {
      'unit.name': '沈阳市康平县人民医院',
      'unit.place': '沈阳市康平县',
      keep: 'aware.incident',
    }
    expect((await browser.post(`${first.path}/confirm`, fields)).status).toBe(303)
    // To another mailbox, without the number in its text: the headers name it.
    const reply = aMail({
      subject: '回复：回执',
      body: '系统今天上午9点已恢复正常。',
      headers: [`In-Reply-To: <receipt.${number}@desk.example>`],
    })
    send('alarm@desk.example', reply)
    const second = await pageWith('已恢复正常')
    expect(second.page).toContain('value="about"')
    const kept = { ...fields, keep: 'about' }
    expect((await browser.post(`${second.path}/confirm`, kept)).status).toBe(303)
  })

  it('asks back: signed, and the answer joins the case', async () => {
    const path = await caseOf('沈阳市康平县人民医院')
    expect((await province.post(`${path}/ask`, { question: '备份还在吗？' })).status).toBe(303)
    const question = await arrived(outside, 3)
    expect(question).toMatch(/^Return-Path: <report@desk\.example>/)
    expect(Buffer.from(question.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain('备份还在吗？')
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    const raw = { bytes: Buffer.from(question), evidence: {} }
    expect(await domainChecks(raw, async () => [[`v=DKIM1; k=rsa; p=${key}`]])).toContainEqual({
      ...{ of: 'dkim', result: 'pass', about: 'desk.example' },
    })
    const [, id = ''] = /^Message-ID: (<question\..*>)/m.exec(question) ?? []
    send(
      'report@desk.example',
      aMail({ subject: '回复', body: '备份还在。', headers: [`In-Reply-To: ${id}`] }),
    )
    expect((await pageWith('备份还在')).page).toContain('value="about"')
    await until(async () => ((await (await province.get(path)).text()).includes('已发出') ? true : undefined))
  })

  it('shows at the case when a question comes back', async () => {
    const body = '我校是大连市第九中学，昨晚11点20分首页被篡改。'
    send('report@desk.example', aMail({ subject: '报告', body, from: gone }), gone)
    const { path } = await pageWith('value="大连市第九中学"')
    const fields = { 'unit.name': '大连市第九中学', 'unit.place': '辽宁省大连市', keep: 'aware.incident' }
    expect((await browser.post(`${path}/confirm`, fields)).status).toBe(303)
    const file = await caseOf('大连市第九中学')
    expect((await province.post(`${file}/ask`, { question: '恢复了吗？' })).status).toBe(303)
    const page = await until(async () => {
      const text = await (await province.get(file)).text()
      return text.includes('被退回') ? text : undefined
    })
    expect(page).toContain('5.1.1')
    expect(page).not.toMatch(/被退回[^<]*gone@/)
  })

  it('tells the people of a desk of what is new: a number and a link, nothing else', async () => {
    const duty = await mail.open('duty@unit.example')
    const notice = await arrived(duty, 1)
    await duty.logout()
    const text = Buffer.from(notice.split('\r\n\r\n')[1] ?? '', 'base64').toString()
    expect(text).toMatch(/https:\/\/desk\.example\/desk\/[0-9a-f-]+/)
    expect(text).not.toContain('康平')
  })

  it('is taken straight from postfix by LMTP', async () => {
    send(
      'desk@direct.example',
      aMail({ subject: '报告', body: '我校是大连市第八中学，昨晚11点20分首页被篡改。' }),
    )
    await pageWith('value="大连市第八中学"')
    expect(mail.log()).toMatch(/to=<desk@direct\.example>.*status=sent \(250 Kept as /)
  })

  it('of a program gets no answer, so that no two programs answer each other', async () => {
    send(
      'report@desk.example',
      aMail({ subject: '自动回复', body: '我已休假。', headers: ['Auto-Submitted: auto-replied'] }),
    )
    const report = aMail({ subject: '报告', body: '我馆是宜昌市图书馆，今早8点发现网站被挂马。' })
    send('report@desk.example', report)
    await pageWith('value="宜昌市图书馆"')
    // A receipt for each message so far and a question, and nothing for the program.
    expect(await arrived(outside, 6)).toContain('Auto-Submitted: auto-replied')
    const status = await outside.status('INBOX', { messages: true })
    expect(status ? status.messages : undefined).toBe(6)
  })
})
