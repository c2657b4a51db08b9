import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { freePort } from '../free-port.ts'
import { listening } from '../listening.ts'

/** Mailboxes on a real server; one for each address, as soon as it is named. */
export interface Dovecot {
  readonly imapPort: number
  readonly lmtpPort: number
  open(address: string): Promise<ImapFlow>
  stop(): Promise<void>
}

/** The password of every mailbox. */
export const mailboxPassword = 'secret'

/** Starts dovecot in a folder that everybody may enter. `capabilities` is what it says of itself, if not everything. */
export async function startDovecot(folder: string, capabilities?: string): Promise<Dovecot> {
  const [imapPort, lmtpPort] = [await freePort(), await freePort()]
  const mail = join(folder, 'mail')
  mkdirSync(mail)
  chmodSync(folder, 0o755)
  chmodSync(mail, 0o777)
  const conf = join(folder, 'dovecot.conf')
  const said = capabilities === undefined ? '' : `imap_capability = ${capabilities}\n`
  writeFileSync(conf, said + settings(folder, { imapPort, lmtpPort }))
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', conf], { stdio: 'ignore' })
  await Promise.all([imapPort, lmtpPort].map(listening))
  return {
    imapPort,
    lmtpPort,
    open: (address) => openMailbox(imapPort, address),
    stop: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function openMailbox(port: number, address: string): Promise<ImapFlow> {
  const auth = { user: address, pass: mailboxPassword }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false })
  client.on('error', () => undefined)
  await client.connect()
  await client.mailboxOpen('INBOX')
  return client
}

const settings = (
  folder: string,
  { imapPort, lmtpPort }: { readonly imapPort: number; readonly lmtpPort: number },
): string => `base_dir = ${folder}/run
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = ${folder}/dovecot.log
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
auth_username_format = %Lu
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
passdb {
  driver = static
  args = password=${mailboxPassword}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u allow_all_users=yes
}
`
