import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { receiptNumber } from '@fengsui/core'
import type { Secrets } from '../secrets.ts'

/** Makes and checks what a receipt carries: its number and its follow-up code. */
export interface ReceiptCodes {
  /** The number for a caller's idempotency key; `attempt` gives the next candidate when one is taken. */
  number(input: {
    readonly caller: string
    readonly key: string
    readonly attempt: number
    readonly year: number
  }): string
  /** The follow-up code of a number: 12 base32 characters and a check character, in groups of four. */
  followUp(number: string): string
  /** What is stored of a follow-up code. */
  hash(followUp: string): string
  /** Compares a typed code with a stored hash in constant time. */
  matches(typed: string, storedHash: string): boolean
}

// Crockford's alphabet: no I, L, O or U, so a code survives being read aloud.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Opens the codes of a deployment. Everything is derived from its keys, so a repeat gives the same codes. */
export function receiptCodes(secrets: Secrets): ReceiptCodes {
  const numberKey = secrets.derive('receipt number')
  const followUpKey = secrets.derive('follow-up code')
  const hash = (code: string): string => createHash('sha256').update(normalise(code)).digest('hex')
  return {
    number({ caller, key, attempt, year }) {
      const mac = createHmac('sha256', numberKey)
        .update(JSON.stringify([caller, key, attempt]))
        .digest()
      return receiptNumber(year, String(mac.readBigUInt64BE() % 10n ** 12n).padStart(12, '0'))
    },
    followUp(number) {
      const mac = createHmac('sha256', followUpKey).update(number).digest()
      const body = Array.from(mac.subarray(0, 12), (byte) => alphabet[byte & 31]).join('')
      return [body.slice(0, 4), body.slice(4, 8), body.slice(8), checkCharacter(body)].join('-')
    },
    hash,
    matches: (typed, stored) => timingSafeEqual(Buffer.from(hash(typed), 'hex'), Buffer.from(stored, 'hex')),
  }
}

/** Upper case, without separators, with the letters people mistake put right. */
const normalise = (code: string): string =>
  code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')

function checkCharacter(body: string): string {
  const sum = [...body].reduce(
    (rest, character, index) => rest + (index + 1) * alphabet.indexOf(character),
    0,
  )
  return alphabet[sum % 31] ?? '0'
}
