import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emailChannel, type RawMessage, type Vault } from '@fengsui/channels'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../testing/free-port.ts'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { watchMailbox } from './imap-door.ts'

const isRoot = process.getuid?.() === 0
const program = isRoot ? findProgram('dovecot') : undefined
const missing = lacks('dovecot, started as root', program)
const folder = temporaryFolder()
let port = 0
let dovecot: ReturnType<typeof spawn> | undefined

const until = async (ask: () => Promise<boolean>): Promise<void> => {
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 50))
}
const client = (): ImapFlow =>
  new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: 'report', pass: 'secret' },
    logger: false,
  })

async function logIn(): Promise<ImapFlow> {
  const opened = client()
  opened.on('error', () => undefined)
  await opened.connect()
  return opened
}

beforeAll(async () => {
  if (missing) return
  port = await freePort()
  const mail = join(folder.path, 'mail')
  mkdirSync(mail)
  chmodSync(folder.path, 0o755)
  chmodSync(mail, 0o777)
  const conf = join(folder.path, 'dovecot.conf')
  writeFileSync(
    conf,
    `base_dir = ${folder.path}/run
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${folder.path}/log
mail_location = maildir:${mail}/%u
first_valid_uid = 1
service imap-login {
  inet_listener imap {
    port = ${port}
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${mail}/%u
}
`,
  )
  dovecot = spawn(program ?? '', ['-F', '-c', conf], { stdio: 'ignore' })
  await until(async () =>
    logIn().then(
      (opened) => opened.logout().then(() => true),
      () => false,
    ),
  )
})
afterAll(async () => {
  if (dovecot !== undefined) {
    dovecot.kill('SIGTERM')
    await once(dovecot, 'exit')
  }
  folder.remove()
})

const held = async (of: ImapFlow, mailbox: string): Promise<number | undefined> => {
  const status = await of.status(mailbox, { messages: true })
  return status === false ? undefined : status.messages
}

describe.skipIf(missing)('a mailbox on a real server', () => {
  it('is emptied at once, each message moved away only after it is kept', async () => {
    const kept: RawMessage[] = []
    let refuse = true
    const vault = {
      keep: async (raw: RawMessage) => {
        if (refuse) throw new Error('no room')
        kept.push(raw)
        return { state: 'kept', id: String(kept.length) }
      },
    } as unknown as Vault
    const sender = await logIn()
    await sender.append('INBOX', 'Return-Path: <it@unit.example>\r\nSubject: one\r\n\r\nfirst\r\n')
    const box = watchMailbox({
      url: new URL(`imap://report:secret@127.0.0.1:${port}/INBOX`),
      vault,
      channel: emailChannel({ from: 'report@desk.example' }),
      log: () => {
        refuse = false
      },
    })
    await until(async () => kept.length === 1)
    expect(kept[0]?.evidence).toEqual({ mailbox: '127.0.0.1/INBOX', envelopeFrom: 'it@unit.example' })
    const sent = Date.now()
    await sender.append('INBOX', 'Subject: two\r\n\r\nsecond\r\n')
    await until(async () => kept.length === 2)
    // Long before the next poll: IDLE told of it.
    expect(Date.now() - sent).toBeLessThan(30_000)
    await until(async () => (await held(sender, 'Processed')) === 2)
    expect(await held(sender, 'INBOX')).toBe(0)
    await box.close()
    await sender.logout()
  })
})
