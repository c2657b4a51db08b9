import { createTransport } from 'nodemailer'
import { demoPassword, signIn } from '../../apps/server/src/web/browser.fixture.ts'
import { freePort } from '../free-port.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type NextServer, nextServer } from './next-server.ts'

/** Messages that pass through a server which may be killed at any time. */
export interface MailLife {
  readonly next: NextServer
  /** Ends the server at once, in the middle of whatever it does. */
  strike(): void
  /**
   * Sends one more message as a mail server does: until it is taken. Waits until its receipt is out, starting the
   * server again whenever it died; whether it did.
   */
  pass(arm: (pid: number) => void | Promise<void>): Promise<boolean>
  /** What is wrong: messages that are not in the tray just once, or have no receipt of their own. */
  faults(): Promise<readonly string[]>
  end(): Promise<void>
}

/** Starts a server that takes mail by SMTP and sends receipts. */
export async function startMailLife(env: Readonly<Record<string, string>>): Promise<MailLife> {
  const folder = temporaryFolder()
  const next = await nextServer()
  const port = await freePort()
  const options = {
    data: folder.path,
    env: {
      ...env,
      FENGSUI_SMTP_LISTEN: `127.0.0.1:${port}`,
      FENGSUI_SMTP_SEND: `smtp://127.0.0.1:${next.port}`,
      FENGSUI_MAIL_DNS: 'off',
    },
  }
  let server: ServerProcess = await startServer(options)
  let alive = true
  const watch = (): void => {
    const { pid } = server
    const timer = setInterval(() => {
      if (isRunning(pid)) return
      clearInterval(timer)
      if (pid === server.pid) alive = false
    }, 20)
  }
  watch()
  const revive = async (): Promise<void> => {
    if (alive) return
    server = await startServer(options)
    alive = true
    watch()
  }
  const numbers: string[] = []
  const receiptFor = (name: string): string | undefined =>
    next.taken.find((text) => text.includes(`In-Reply-To: <${name}@unit.example>`))

  return {
    next,
    strike: () => process.kill(server.pid, 'SIGKILL'),
    async pass(arm) {
      const name = `message-${numbers.push('') - 1}`
      await arm(server.pid)
      let died = false
      let taken = false
      while (!taken || receiptFor(name) === undefined) {
        if (!alive) {
          died = true
          await revive()
        }
        if (!taken) taken = await send(port, name)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      // What was to kill it may come a moment after the receipt; and nothing of that may reach what comes next.
      await new Promise((resolve) => setTimeout(resolve, 300))
      died ||= !alive
      if (alive) await server.kill()
      alive = false
      await revive()
      return died
    },
    async faults() {
      const browser = await signIn(server.url, 'hanbing', demoPassword(folder.path, 'hanbing'))
      const tray = await (await browser.get('/mail')).text()
      const paths = [...new Set([...tray.matchAll(/href="(\/mail\/[^"?]+)"/g)].map(([, path = '']) => path))]
      const pages = await Promise.all(paths.map(async (path) => (await browser.get(path)).text()))
      return numbers.flatMap((_, index) => {
        const name = `message-${index}`
        const there = pages.filter((page) => page.includes(`${name}。`)).length
        const receipts = new Set(
          next.taken
            .filter((text) => text.includes(`In-Reply-To: <${name}@unit.example>`))
            .map((text) => /^Message-ID: (.*)$/m.exec(text)?.[1]),
        )
        return there === 1 && receipts.size === 1
          ? []
          : [`${name}: ${there} times, ${receipts.size} receipts`]
      })
    },
    async end() {
      await server.kill()
      await next.close()
      folder.remove()
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** One try to hand a message over; whether it was acknowledged. */
async function send(port: number, name: string): Promise<boolean> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 2_000 })
  try {
    await transport.sendMail({
      envelope: { from: 'it@unit.example', to: 'report@desk.example' },
      raw: [
        'From: it@unit.example',
        'Date: Tue, 3 Mar 2026 10:30:00 +0800',
        `Message-ID: <${name}@unit.example>`,
        'Subject: report',
        'Content-Type: text/plain; charset=utf-8',
        '',
        `我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密，记为${name}。`,
        '',
      ].join('\r\n'),
    })
    return true
  } catch {
    return false
  } finally {
    transport.close()
  }
}
