import { fail, type Outcome, succeed } from '@fengsui/core'
import type { ProblemCode } from './problem-response.ts'

/** Largest body a door takes, in bytes. */
const largestBody: number = 1024 * 1024

/** Longest time a body may take to arrive, in milliseconds. */
const longestBodyMs = 60_000

/** Reads a whole body, stopping as soon as it is too large. */
async function readBytes(request: Request): Promise<Outcome<Uint8Array, ProblemCode>> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) return fail('too-large')
  if (request.body === null) return succeed(new Uint8Array())
  const chunks: Uint8Array[] = []
  let size = 0
  const begun = performance.now()
  const reader = request.body.getReader()
  const timer = setTimeout(() => void reader.cancel('too slow').catch(() => undefined), longestBodyMs)
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength
      if (size > largestBody) return fail('too-large')
      chunks.push(part.value)
    }
  } finally {
    clearTimeout(timer)
  }
  return performance.now() - begun >= longestBodyMs ? fail('too-slow') : succeed(Buffer.concat(chunks))
}

/** Reads a body as text; bytes that are not UTF-8 are refused, never replaced. */
export async function readText(request: Request): Promise<Outcome<string, ProblemCode>> {
  const bytes = await readBytes(request)
  if (!bytes.ok) return bytes
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes.value))
  } catch {
    return fail('bad-encoding')
  }
}

/** True for `application/json`, without a charset or with UTF-8. */
export function isJson(request: Request): boolean {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';')
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='))
  return type.trim() === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))
}

/** Reads a form as a browser posts it. Percent-encoded bytes must be UTF-8 too. */
export async function readForm(request: Request): Promise<Outcome<URLSearchParams, ProblemCode>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return fail('wrong-media-type')
  const text = await readText(request)
  if (!text.ok) return text
  try {
    decodeURIComponent(text.value.replace(/\+/g, ' '))
  } catch {
    return fail('bad-encoding')
  }
  return succeed(new URLSearchParams(text.value))
}
