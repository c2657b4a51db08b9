import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { findProgram } from '../require.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Dovecot, startDovecot } from './dovecot.ts'
import { type MailRoutes, type Postfix, startPostfix } from './postfix.ts'

/** Postfix and dovecot as an organisation runs them, on loopback ports of their own. Nothing they take can leave. */
export type MailServers = Pick<Postfix, 'smtpPort' | 'log'> & Pick<Dovecot, 'imapPort' | 'open' | 'stop'>

const programs = ['dovecot', 'postfix', 'swaks']

/** The programs these tests need; undefined when one is missing, or who runs this is not root, as postfix must be. */
export const mailPrograms = (): string | undefined =>
  process.getuid?.() === 0 &&
  programs.every((name) => findProgram(name) ?? findProgram(join('/usr/sbin', name)))
    ? programs.join()
    : undefined

/** Starts both servers and waits until they take mail. */
export async function startMailServers(routes: Omit<MailRoutes, 'mailboxes'> = {}): Promise<MailServers> {
  const folder = temporaryFolder()
  const dovecot = await startDovecot(folder.path)
  const postfix = await startPostfix(folder.path, { ...routes, mailboxes: dovecot.lmtpPort })
  const { smtpPort, log } = postfix
  const { imapPort, open } = dovecot
  return {
    ...{ smtpPort, log, imapPort, open },
    async stop() {
      await postfix.stop()
      await dovecot.stop()
      folder.remove()
    },
  }
}

/** Sends as people do who test mail servers: with swaks. The text may be anything; it is given in a file. */
export function swaks(
  port: number,
  message: { readonly from: string; readonly to: string; readonly file: string; readonly protocol?: 'LMTP' },
): string {
  const { from, to, file, protocol } = message
  const options = ['--server', `127.0.0.1:${port}`, '--from', from, '--to', to, '--data', `@${file}`]
  return execFileSync('swaks', [...options, ...(protocol === undefined ? [] : ['--protocol', protocol])], {
    encoding: 'utf8',
  })
}
