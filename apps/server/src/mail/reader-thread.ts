import { parentPort } from 'node:worker_threads'
import { emailChannel, type KeptMessage, type ReadingContext, readAndAnswer } from '@fengsui/channels'
import { resolve } from '@fengsui/regions'
import { instruments } from '@fengsui/regulations'

/** What the thread is asked: a message, when it is now, and under which address it is answered. */
export interface ReadRequest {
  readonly kept: KeptMessage
  readonly nowMs: number
  readonly from: string
}

const beijingOffset = 480
const facts = new Map(instruments.flatMap((one) => one.facts.map((fact) => [fact.name, fact] as const)))

const contextAt = (nowMs: number): ReadingContext => ({
  resolvePlace: (text) => resolve(text),
  facts: [...facts.values()],
  contents: instruments.flatMap(({ contents }) => contents),
  grades: instruments.flatMap(({ grades }) => grades),
  receivedAt: { ms: nowMs, offset: beijingOffset },
})

/** Messages are read here, apart from the server: whatever they do to a parser happens to this thread alone. */
parentPort?.on('message', ({ kept, nowMs, from }: ReadRequest) => {
  readAndAnswer(emailChannel({ from }), kept, contextAt(nowMs)).then(
    (read) => parentPort?.postMessage({ read }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error.name : 'failed' }),
  )
})
