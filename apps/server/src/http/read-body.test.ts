import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readText } from './read-body.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A request whose body begins and never ends. */
const endless = (): Request => {
  const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('{')) })
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
}

describe('a body that does not arrive', () => {
  it('is waited for a minute, and no longer', async () => {
    let answer: unknown = 'waiting'
    const read = readText(endless()).then((outcome) => {
      answer = outcome
    })
    await vi.advanceTimersByTimeAsync(59_000)
    expect(answer).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1_000)
    await read
    expect(answer).toEqual({ ok: false, failure: 'too-slow' })
  })
})
