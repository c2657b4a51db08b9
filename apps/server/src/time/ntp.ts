import { createSocket } from 'node:dgram'
import { fail, type Outcome, succeed } from '@fengsui/core'

/** Where to ask for the time: a server for NTP. */
export interface TimeSource {
  readonly host: string
  readonly port: number
}

/** How far this machine's clock is behind (positive) or ahead of another, in milliseconds. */
export interface ClockReading {
  readonly offsetMs: number
  /** Of the question and its answer together: the offset is not surer than half of it. */
  readonly delayMs: number
}

const packetBytes = 48
/** No leap warning, version 4, client. */
const asClient = 0x23
const epochSeconds = 2_208_988_800
const fraction = 2 ** 32

/** Asks once (RFC 4330). What is no answer to this question, or says of itself that it does not know, is not taken. */
export function askNtp(
  { host, port }: TimeSource,
  timeoutMs: number,
): Promise<Outcome<ClockReading, string>> {
  const socket = createSocket('udp4')
  const query = Buffer.alloc(packetBytes)
  query[0] = asClient
  const sentMs = Date.now()
  writeStamp(query, 40, sentMs)
  return new Promise((resolve) => {
    const end = (result: Outcome<ClockReading, string>): void => {
      clearTimeout(timer)
      socket.close()
      resolve(result)
    }
    const timer = setTimeout(() => end(fail('no answer in time')), timeoutMs)
    socket.once('error', (error) => end(fail(error.message)))
    socket.on('message', (answer) => {
      const backMs = Date.now()
      if (isAnswerTo(query, answer)) end(succeed(readingOf(answer, { sentMs, backMs })))
    })
    socket.send(query, port, host)
  })
}

/** Servers repeat the time of the question; whoever cannot see the question cannot answer it. */
function isAnswerTo(query: Buffer, answer: Buffer): boolean {
  if (answer.length < packetBytes) return false
  const [head = 0, stratum = 0] = answer
  const knows = head >> 6 !== 3 && (head & 7) === 4 && stratum > 0 && stratum < 16
  return knows && answer.subarray(24, 32).equals(query.subarray(40, 48))
}

function readingOf(answer: Buffer, { sentMs, backMs }: { sentMs: number; backMs: number }): ClockReading {
  const [receivedMs, answeredMs] = [readStamp(answer, 32), readStamp(answer, 40)]
  return {
    offsetMs: (receivedMs - sentMs + answeredMs - backMs) / 2,
    delayMs: backMs - sentMs - (answeredMs - receivedMs),
  }
}

/** Seconds since 1900 and a fraction, 32 bits each. */
export function writeStamp(packet: Buffer, at: number, ms: number): void {
  const seconds = Math.floor(ms / 1000)
  packet.writeUInt32BE((seconds + epochSeconds) % fraction, at)
  packet.writeUInt32BE(Math.floor(((ms / 1000 - seconds) * fraction) % fraction), at + 4)
}

/** The era that began in 1900 ends in 2036: what lies long before today is of the next one. */
export function readStamp(packet: Buffer, at: number): number {
  const seconds = packet.readUInt32BE(at) - epochSeconds
  const inEra = seconds < 0 ? seconds + fraction : seconds
  return inEra * 1000 + (packet.readUInt32BE(at + 4) / fraction) * 1000
}

/** Reads `host` or `host:port`; an address of version 6 stands in brackets. */
export function parseTimeSource(text: string): TimeSource | undefined {
  const match = /^(\[[0-9a-fA-F:]+\]|[^\s:[\]]+)(?::(\d{1,5}))?$/.exec(text)
  const port = Number(match?.[2] ?? '123')
  const host = match?.[1]?.replace(/^\[|\]$/g, '')
  return host === undefined || port > 65_535 || port === 0 ? undefined : { host, port }
}
