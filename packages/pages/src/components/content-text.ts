import type { Json } from '@fengsui/core'
import { gap } from './gap.ts'

/** What a report says in one of its fields; undefined where it says nothing. */
export function contentText(contents: Readonly<Record<string, Json>>, field: string): string | undefined {
  const value = field.startsWith('contents.') ? contents[field.slice('contents.'.length)] : undefined
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value !== 'object' || value === null) return undefined
  return Object.values(value)
    .filter((part) => typeof part === 'string')
    .join(gap)
}
