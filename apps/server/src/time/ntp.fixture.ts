import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readStamp, type TimeSource, writeStamp } from './ntp.ts'

/** A server for NTP of a test's own, on the loopback address. */
export interface NtpServer extends TimeSource {
  /** How far its clock is ahead, in milliseconds. */
  set(aheadMs: number): void
  /** Changes an answer before it is sent; undefined: it is not sent. */
  spoil(change: (answer: Buffer) => Buffer | undefined): void
  close(): void
}

/** Starts one that tells this machine's time. */
export async function startNtp(): Promise<NtpServer> {
  const socket = createSocket('udp4')
  let ahead = 0
  let change: (answer: Buffer) => Buffer | undefined = (answer) => answer
  socket.on('message', (query, { port, address }) => {
    const answer = Buffer.alloc(48)
    answer[0] = 0x24
    answer[1] = 2
    query.copy(answer, 24, 40, 48)
    for (const at of [16, 32, 40]) writeStamp(answer, at, Date.now() + ahead)
    const sent = change(answer)
    if (sent !== undefined && readStamp(answer, 40) > 0) socket.send(sent, port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    host: '127.0.0.1',
    port: socket.address().port,
    set: (aheadMs) => {
      ahead = aheadMs
    },
    spoil: (other) => {
      change = other
    },
    close: () => socket.close(),
  }
}
