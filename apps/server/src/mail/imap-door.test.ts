import { emailChannel, type RawMessage, type Vault } from '@fengsui/channels'
import type { ImapFlow } from 'imapflow'
import { afterEach, describe, expect, it } from 'vitest'
import { type Dovecot, mailboxPassword, startDovecot } from '../../../../testing/mail/dovecot.ts'
import { until } from '../../../../testing/mail/until.ts'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { watchMailbox } from './imap-door.ts'

const isRoot = process.getuid?.() === 0
const missing = lacks('dovecot, started as root', isRoot ? findProgram('dovecot') : undefined)
const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function started(capabilities?: string): Promise<Dovecot> {
  const folder = temporaryFolder()
  const dovecot = await startDovecot(folder.path, capabilities)
  closing.push(
    () => folder.remove(),
    () => dovecot.stop(),
  )
  return dovecot
}

/** A vault that keeps in memory, after it has refused as often as it is told. */
function aVault(refusals = 0): { readonly vault: Vault; readonly kept: RawMessage[] } {
  const kept: RawMessage[] = []
  let left = refusals
  const keep = async (raw: RawMessage) => {
    if (left-- > 0) throw new Error('no room')
    kept.push(raw)
    return { state: 'kept', id: String(kept.length) }
  }
  return { kept, vault: { keep } as unknown as Vault }
}

function watch(dovecot: Dovecot, vault: Vault, how: { readonly user: string; readonly pollMs?: number }) {
  const box = watchMailbox({
    url: new URL(`imap://${how.user}:${mailboxPassword}@127.0.0.1:${dovecot.imapPort}/INBOX`),
    vault,
    channel: emailChannel({ from: 'report@desk.example' }),
    log: () => undefined,
    ...(how.pollMs === undefined ? {} : { pollMs: how.pollMs }),
  })
  closing.push(() => box.close())
}

async function sender(dovecot: Dovecot, user: string): Promise<ImapFlow> {
  const opened = await dovecot.open(user)
  closing.push(() => opened.logout())
  return opened
}

const some = (kept: readonly unknown[], many: number) => until(async () => kept.length >= many || undefined)
const held = async (of: ImapFlow, mailbox: string): Promise<number | undefined> => {
  const status = await of.status(mailbox, { messages: true })
  return status === false ? undefined : status.messages
}

describe.skipIf(missing)('a mailbox on a real server', () => {
  it('is emptied at once, each message moved away only after it is kept', async () => {
    const dovecot = await started()
    const { vault, kept } = aVault(1)
    const outside = await sender(dovecot, 'report')
    await outside.append('INBOX', 'Return-Path: <it@unit.example>\r\nSubject: one\r\n\r\nfirst\r\n')
    watch(dovecot, vault, { user: 'report' })
    await some(kept, 1)
    expect(kept[0]?.evidence).toEqual({ mailbox: '127.0.0.1/INBOX', envelopeFrom: 'it@unit.example' })
    const sent = Date.now()
    await outside.append('INBOX', 'Subject: two\r\n\r\nsecond\r\n')
    await some(kept, 2)
    // Long before the next poll: IDLE told of it.
    expect(Date.now() - sent).toBeLessThan(30_000)
    await until(async () => (await held(outside, 'Processed')) === 2 || undefined)
    await outside.noop()
    expect(await held(outside, 'INBOX')).toBe(0)
  })

  it('is one of several, each watched on its own', async () => {
    const dovecot = await started()
    const { vault, kept } = aVault()
    const boxes = ['report', 'alarm', 'duty']
    for (const user of boxes) watch(dovecot, vault, { user })
    for (const user of boxes)
      await (await sender(dovecot, user)).append('INBOX', `Subject: ${user}\r\n\r\nx\r\n`)
    await some(kept, 3)
    const subjects = kept.map(({ bytes }) => /Subject: (\w+)/.exec(Buffer.from(bytes).toString())?.[1])
    expect(subjects.sort()).toEqual([...boxes].sort())
  })

  it('that does not tell of new mail is looked at again and again', async () => {
    const dovecot = await started('IMAP4rev1 LITERAL+ UIDPLUS MOVE')
    const { vault, kept } = aVault()
    watch(dovecot, vault, { user: 'report', pollMs: 200 })
    const outside = await sender(dovecot, 'report')
    for (const number of [1, 2]) {
      await outside.append('INBOX', `Subject: ${number}\r\n\r\nx\r\n`)
      await some(kept, number)
    }
  })

  it('that goes away for a while is watched again when it is back', async () => {
    const dovecot = await started()
    const { vault, kept } = aVault(3)
    watch(dovecot, vault, { user: 'report' })
    await (await sender(dovecot, 'report')).append('INBOX', 'Subject: one\r\n\r\nx\r\n')
    await some(kept, 1)
  })
})
