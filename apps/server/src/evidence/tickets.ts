import { cipherAlgorithms, isOneOf, seal, sealKeyBytes, unseal } from '@fengsui/proof'
import type { Secrets } from '../secrets.ts'
import type { StagedItem } from './staged-item.ts'

/** How long a form that is shown again may keep its files; the sweeper waits longer. */
const longestWaitMs = 12 * 60 * 60_000

/** Lets a form that is shown again keep its files: the key of an item goes to the browser and back, sealed. */
export interface Tickets {
  give(item: StagedItem, nowMs: number): string
  /** The item of a ticket; undefined when it is too old, or none of ours. */
  take(ticket: string, nowMs: number): StagedItem | undefined
}

/** Tickets of a deployment: any of its servers takes them back. */
export function openTickets(secrets: Secrets): Tickets {
  const own = secrets.derive('evidence tickets').subarray(0, sealKeyBytes)
  return {
    give({ item, name, key }, nowMs) {
      const content = { item, name, key: key.toString('base64'), until: nowMs + longestWaitMs }
      return seal('aes-256-gcm', own, Buffer.from(JSON.stringify(content))).toString('base64url')
    },
    take(ticket, nowMs) {
      const opened = unseal('aes-256-gcm', own, Buffer.from(ticket, 'base64url'))
      if (!opened.ok) return undefined
      // Sealed by `give` alone.
      const content = JSON.parse(opened.value.toString()) as {
        readonly item: StagedItem['item']
        readonly name: string
        readonly key: string
        readonly until: number
      }
      if (content.until <= nowMs || !isOneOf(cipherAlgorithms, content.item.alg)) return undefined
      return { item: content.item, name: content.name, key: Buffer.from(content.key, 'base64') }
    },
  }
}
