import type { Case, RuleBook } from '@fengsui/core'

/** What a case says of its incident, as far as the rules look at it. */
export type Said = Pick<Case, 'facts' | 'starts' | 'filings'>

const isFree = (name: string): boolean => name === 'x' || name.startsWith('x.')

/** What the rules in use know. What was said under rules that were withdrawn stays in the log, and counts for nothing. */
export const stillKnown = (book: RuleBook, { facts, starts, filings }: Said): Said => ({
  facts: Object.fromEntries(Object.entries(facts).filter(([name]) => book.facts.has(name) || isFree(name))),
  starts: starts.filter(({ type, actor }) => book.eventTypes.includes(type) && book.parties.includes(actor)),
  filings: filings.filter(({ duty }) => book.duties.has(duty)),
})

/** The same without facts that only other instruments than the leading one declare, and that are named by these pointers. */
export function withoutRefused(said: Said, pointers: readonly string[], leading: ReadonlySet<string>): Said {
  const refused = new Set(pointers.map((pointer) => pointer.split('/')[2] ?? ''))
  const stays = (name: string): boolean => leading.has(name) || !refused.has(name)
  return { ...said, facts: Object.fromEntries(Object.entries(said.facts).filter(([name]) => stays(name))) }
}
