import type { RawMessage } from './channel.ts'
import type { ReadResult, Vault } from './intake.ts'

/** A vault that remembers the order of what was asked of it, and can die between two steps. */
export interface MemoryVault extends Vault {
  readonly steps: readonly string[]
  readonly settled: ReadonlyMap<string, ReadResult>
  /** The next call of this step throws after it has taken effect, as a power cut would. */
  dieAfter(step: string): void
}

/** Makes an empty vault in memory. */
export function memoryVault(): MemoryVault {
  const messages: { id: string; raw: RawMessage; names: readonly string[]; begins: number }[] = []
  const settled = new Map<string, ReadResult>()
  const steps: string[] = []
  let fatal: string | undefined
  const step = (name: string): void => {
    steps.push(name)
    if (fatal !== name) return
    fatal = undefined
    throw new Error(`died after ${name}`)
  }
  return {
    steps,
    settled,
    dieAfter: (name) => {
      fatal = name
    },
    async keep(raw, names) {
      const held = messages.find((one) => one.names.some((name) => names.includes(name)))
      const id = held?.id ?? String(messages.length + 1)
      if (held === undefined) messages.push({ id, raw, names, begins: 0 })
      step('keep')
      return { state: held === undefined ? 'kept' : 'repeated', id }
    },
    async waiting(limit) {
      return messages
        .filter(({ id }) => !settled.has(id))
        .map(({ id }) => id)
        .slice(0, limit)
    },
    kept: async (id) => {
      const raw = messages.find((one) => one.id === id)?.raw
      return (
        raw && {
          raw,
          notice: { number: `26${id.padStart(14, '0')}`, receivedAt: '2026-03-03T10:31:00+08:00' },
        }
      )
    },
    async begin(id) {
      const message = messages.find((one) => one.id === id)
      const begins = (message?.begins ?? 0) + 1
      if (message !== undefined) message.begins = begins
      step('begin')
      return begins
    },
    async settle(id, result) {
      settled.set(id, result)
      step('settle')
    },
  }
}
