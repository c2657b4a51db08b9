import { createSocket } from 'node:dgram'
import { appendFile } from 'node:fs/promises'
import { createConnection, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { fileURLToPath } from 'node:url'

/** Where the audit log goes besides the database. */
export interface Collector {
  /** Hands lines over; resolves once they are with the system of the other side, or in the file. */
  send(lines: readonly string[]): Promise<void>
  close(): void
}

const longestWaitMs = 20_000

/** What a collector's address may begin with. */
const collectorSchemes = ['udp:', 'tcp:', 'tls:', 'file:', 'stdout:'] as const

/** Whether a text is the address of a collector. */
export const isCollectorAddress = (text: string): boolean =>
  URL.canParse(text) && collectorSchemes.some((scheme) => new URL(text).protocol === scheme)

/** Opens the way to a collector: `udp://host:514`, `tcp://host:601`, `tls://host:6514`, `file:///path`, `stdout:`. */
export function openCollector(address: string): Collector {
  const url = new URL(address)
  switch (url.protocol) {
    case 'udp:':
      return overUdp(hostOf(url), Number(url.port || 514))
    case 'tls:':
      return overStream(
        () => connectTls({ host: hostOf(url), port: Number(url.port || 6514), servername: hostOf(url) }),
        'secureConnect',
      )
    case 'tcp:':
      return overStream(
        () => createConnection({ host: hostOf(url), port: Number(url.port || 601) }),
        'connect',
      )
    case 'file:':
      return {
        send: (lines) => appendFile(fileURLToPath(url), joined(lines), { mode: 0o600 }),
        close: () => undefined,
      }
    default:
      return { send: async (lines) => void process.stdout.write(joined(lines)), close: () => undefined }
  }
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')
const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

/** RFC 5426: a message a datagram. Nobody says that it arrived. */
function overUdp(host: string, port: number): Collector {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  socket.on('error', () => undefined)
  const one = (line: string): Promise<void> =>
    new Promise((resolve, reject) => {
      socket.send(Buffer.from(line), port, host, (error) => (error ? reject(error) : resolve()))
    })
  return {
    async send(lines) {
      for (const line of lines) await one(line)
    },
    close: () => socket.close(),
  }
}

/** RFC 6587 and RFC 5425: each message with its length before it, on one connection. */
function overStream(open: () => Socket, ready: 'connect' | 'secureConnect'): Collector {
  let socket: Socket | undefined
  const connected = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const fresh = open()
      fresh.setTimeout(longestWaitMs, () => fresh.destroy(new Error('the collector does not answer')))
      fresh.once(ready, () => {
        fresh.setTimeout(0)
        resolve(fresh)
      })
      fresh.once('error', reject)
      fresh.once('close', () => {
        if (socket === fresh) socket = undefined
      })
      // Also of a peer that hangs up later: the next send opens anew.
      fresh.on('error', () => undefined)
      fresh.resume()
    })
  return {
    async send(lines) {
      socket ??= await connected()
      const bytes = Buffer.concat(lines.map(framed))
      const to = socket
      await new Promise<void>((resolve, reject) => {
        to.write(bytes, (error) => (error ? reject(error) : resolve()))
      })
    },
    close: () => socket?.destroy(),
  }
}

function framed(line: string): Buffer {
  const message = Buffer.from(line)
  return Buffer.concat([Buffer.from(`${message.length} `), message])
}
