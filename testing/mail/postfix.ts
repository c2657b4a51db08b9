import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import { listening } from '../listening.ts'

/** A mail server that takes mail on loopback and lets nothing leave. */
export interface Postfix {
  readonly smtpPort: number
  /** What it wrote so far. */
  log(): string
  stop(): Promise<void>
}

/** Where it hands what on. */
export interface MailRoutes {
  /** The LMTP server that has the mailboxes. */
  readonly mailboxes: number
  /** Hands the mail of a domain to another LMTP server on loopback, instead of a mailbox. */
  readonly lmtp?: { readonly domain: string; readonly port: number } | undefined
  /** Hands the mail for an address to an SMTP server on loopback, which may refuse it: then a bounce is written. */
  readonly smtp?: { readonly address: string; readonly port: number } | undefined
}

const sbin = '/usr/sbin'

/** Starts postfix in a folder that everybody may enter. It has to be root that does so. */
export async function startPostfix(folder: string, routes: MailRoutes): Promise<Postfix> {
  const smtpPort = await freePort()
  const home = join(folder, 'postfix')
  mkdirSync(home)
  for (const [name, owner] of [
    ['queue', 'root'],
    ['state', 'postfix'],
  ] as const) {
    mkdirSync(join(home, name))
    execFileSync('chown', [owner, join(home, name)])
  }
  writeFileSync(join(home, 'main.cf'), mainFile(folder, routes))
  writeFileSync(join(home, 'master.cf'), masterFile(smtpPort))
  execFileSync('postfix', ['-c', home, 'check'], { stdio: 'ignore' })
  const child = spawn('postfix', ['-c', home, 'start-fg'], { stdio: 'ignore' })
  await listening(smtpPort)
  return {
    smtpPort,
    log: () => readFileSync(join(folder, 'postfix.log'), 'utf8'),
    async stop() {
      // Ending the starter would leave its master alive.
      execFileSync('postfix', ['-c', home, 'stop'], { stdio: 'ignore' })
      await gone(child)
    },
  }
}

const gone = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function mainFile(folder: string, { mailboxes, lmtp, smtp }: MailRoutes): string {
  const home = join(folder, 'postfix')
  const transports = [
    '{none.example = error:none}',
    ...(lmtp === undefined ? [] : [`{${lmtp.domain} = lmtp:inet:127.0.0.1:${lmtp.port}}`]),
    ...(smtp === undefined ? [] : [`{${smtp.address} = smtp:[127.0.0.1]:${smtp.port}}`]),
  ].join(', ')
  return `compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/state
command_directory = ${sbin}
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = ${folder}
maillog_file = ${folder}/postfix.log
myhostname = mx.test.example
mydestination =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = unit.example, desk.example${lmtp === undefined ? '' : `, ${lmtp.domain}`}
virtual_mailbox_maps = static:all
virtual_transport = lmtp:inet:127.0.0.1:${mailboxes}
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
message_size_limit = 30000000
mailbox_size_limit = 0
smtpd_peername_lookup = no
transport_maps = inline:{${transports}}
`
}

/** The services postfix needs, none of them in a chroot. */
const masterFile = (smtpPort: number): string =>
  [
    `127.0.0.1:${smtpPort} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'showq unix n - n - - showq',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'lmtp unix - - n - - lmtp',
    'smtp unix - - n - - smtp',
    'anvil unix - - n - 1 anvil',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n')
