import { Resolver, resolve as resolveBySystem } from 'node:dns/promises'
import { parentPort, workerData } from 'node:worker_threads'
import {
  emailChannel,
  type KeptMessage,
  type ReadingContext,
  type ResolveName,
  readAndAnswer,
} from '@fengsui/channels'
import { resolve } from '@fengsui/regions'
import { instruments } from '@fengsui/regulations'
import type { SenderSettings } from './mail-settings.ts'

/** What a reading thread is started with: under which address it answers, and how senders are checked. */
export interface ReaderOptions extends SenderSettings {
  readonly from: string
}

/** What the thread is asked: a message, when it is now, and whether the files beside it are read. */
export interface ReadRequest {
  readonly kept: KeptMessage
  readonly nowMs: number
  readonly files: 'read' | 'left'
}

const beijingOffset = 480
const facts = new Map(instruments.flatMap((one) => one.facts.map((fact) => [fact.name, fact] as const)))
const { from, dns, authorities } = workerData as ReaderOptions
const resolveName = resolverOf(dns)

/** How names are asked for: as the system does, from one server, or not at all. */
function resolverOf(source: string): ResolveName | undefined {
  if (source === 'off') return undefined
  if (source === 'system') return resolveBySystem
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  resolver.setServers([source])
  return (name, kind) => resolver.resolve(name, kind)
}

const contextFor = ({ nowMs, files }: ReadRequest): ReadingContext => ({
  resolvePlace: (text) => resolve(text),
  facts: [...facts.values()],
  contents: instruments.flatMap(({ contents }) => contents),
  grades: instruments.flatMap(({ grades }) => grades),
  receivedAt: { ms: nowMs, offset: beijingOffset },
  files,
  ...(resolveName === undefined ? {} : { resolveName }),
  ...(authorities === undefined ? {} : { authorities }),
})

/** Messages are read here, apart from the server: whatever they do to a parser happens to this thread alone. */
parentPort?.on('message', (request: ReadRequest) => {
  readAndAnswer(emailChannel({ from }), request.kept, contextFor(request)).then(
    (read) => parentPort?.postMessage({ read }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error.name : 'failed' }),
  )
})
