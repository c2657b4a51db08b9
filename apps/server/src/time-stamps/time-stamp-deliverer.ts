import { randomBytes } from 'node:crypto'
import { type NamedDigest, parseNamedDigest, readTimeStampReply, timeStampRequest } from '@fengsui/proof'
import type { Delivered, Deliverer } from '../outbox/deliverer.ts'

const nonceBytes = 8
/** A token with its certificates has a few thousand bytes. */
const longestReply = 64 * 1024

/** Asks a time-stamping authority over HTTP (RFC 3161 3.4). The body of a delivery is the digest, with its algorithm. */
export function timeStampDeliverer(): Deliverer {
  return {
    kind: 'time-stamp',
    async deliver({ recipient, body, key }, signal) {
      const digest = parseNamedDigest(body)
      if (digest === undefined) return { state: 'refused', fault: 'the delivery holds no digest' }
      try {
        return await ask({ recipient, key, digest, signal })
      } catch (error) {
        return { state: 'not-now', fault: error instanceof Error ? error.message : 'failed' }
      }
    },
    close: () => undefined,
  }
}

interface Question {
  readonly recipient: string
  readonly key: string
  readonly digest: NamedDigest
  readonly signal: AbortSignal
}

async function ask({ recipient, key, digest, signal }: Question): Promise<Delivered> {
  const nonce = randomBytes(nonceBytes)
  const response = await fetch(recipient, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', 'idempotency-key': key },
    body: new Uint8Array(timeStampRequest(digest, nonce)),
    redirect: 'error',
    signal,
  })
  if (!response.ok) return notNow(response)
  const reply = await replyOf(response)
  const taken = reply === undefined ? undefined : readTimeStampReply(reply, { digest, nonce })
  return taken?.ok === true
    ? { state: 'delivered', answer: taken.value.toString('base64') }
    : { state: 'refused', fault: taken?.failure ?? 'the answer is too long' }
}

/** An authority that is busy or away says so with these; any other refusal would be the same again. */
const passing = new Set([408, 425, 429])

async function notNow(response: Response): Promise<Delivered> {
  await response.body?.cancel()
  const { status } = response
  const fault = `the authority answered ${status}`
  return { state: status >= 500 || passing.has(status) ? 'not-now' : 'refused', fault }
}

async function replyOf(response: Response): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > longestReply) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
