import { createConnection, type Socket } from 'node:net'
import type { ScanResult } from '@fengsui/core'

/** Where a ClamAV daemon listens: a socket of this machine, or a host and port. */
export type ScannerAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** Longest silence of the daemon, in milliseconds. */
const longestSilenceMs = 120_000

/** Reads `/run/clamav/clamd.ctl` or `host:port`; undefined for anything else. */
export function parseScannerAddress(text: string): ScannerAddress | undefined {
  if (text.startsWith('/')) return { path: text }
  const [, host, port] = /^\[?([^\]\s]+?)\]?:(\d{1,5})$/.exec(text) ?? []
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) }
}

/** Streams bytes to the daemon (INSTREAM) and gives what it found. Throws when it does not answer. */
export async function scan(address: ScannerAddress, pieces: AsyncIterable<Buffer>): Promise<ScanResult> {
  const socket = createConnection(address)
  socket.setTimeout(longestSilenceMs, () => socket.destroy(new Error('the scanner does not answer')))
  const answer = answerOf(socket)
  try {
    await write(socket, Buffer.from('zINSTREAM\0'))
    for await (const piece of pieces) {
      if (socket.readableEnded) break
      if (piece.length > 0) await write(socket, Buffer.concat([lengthOf(piece.length), piece]))
    }
    await write(socket, lengthOf(0))
  } catch (error) {
    // A daemon that has heard enough answers and hangs up; only one that says nothing has failed.
    if ((await answer.catch(() => '')) === '') throw error
  }
  try {
    return resultOf(await answer)
  } finally {
    socket.destroy()
  }
}

function lengthOf(bytes: number): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(bytes)
  return head
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })

function answerOf(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')))
    })
    socket.once('error', (error) => (text === '' ? reject(error) : resolve(text)))
    socket.once('close', () => resolve(text))
  })
  // Asked for in the end; until then a failure is nobody's.
  answer.catch(() => undefined)
  return answer
}

function resultOf(answer: string): ScanResult {
  const found = /^stream: (.+) FOUND$/.exec(answer.trim())
  if (found?.[1] !== undefined) return { state: 'found', name: found[1] }
  if (/^stream: OK$/.test(answer.trim())) return { state: 'clean' }
  if (/size limit exceeded/i.test(answer)) return { state: 'not-scanned', reason: 'too-large' }
  throw new Error(`the scanner answered: ${answer.slice(0, 200)}`)
}
