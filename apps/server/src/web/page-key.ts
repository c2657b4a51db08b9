import { randomBytes } from 'node:crypto'
import { isIdempotencyKey } from '../intake/idempotency-key.ts'

/** A key for a form that was not sent yet: sending the form twice is then one report. */
export const newKey = (): string => randomBytes(16).toString('hex')

/** The key a form carries; a new one where it carries none that could be its own. */
export function pageKey(typed: URLSearchParams): string {
  const key = typed.get('key') ?? ''
  return isIdempotencyKey(key) ? key : newKey()
}
