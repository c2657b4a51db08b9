import { fail, type Outcome, type RetentionSubject, type RetentionTerm, succeed } from '@fengsui/core'
import { retentionTerms } from '@fengsui/regulations'

/** Months something is kept, or that it is kept. */
export type Kept = number | 'kept'

/** How long each sort of thing is kept here. */
export type RetentionSettings = Readonly<Record<RetentionSubject, Kept>>

const mostMonths = 1_200

/** Reads choices such as `contacts=36,messages=12,answers=kept`; what is not chosen has its standard. */
export function readRetention(text: string): Outcome<RetentionSettings, string> {
  const chosen = new Map<string, Kept>()
  for (const part of text.split(/[,\s]+/).filter((one) => one !== '')) {
    const [name = '', value = ''] = part.split('=')
    const kept = value === 'kept' ? value : /^\d{1,4}$/.test(value) ? Number(value) : undefined
    const fault = faultOf(name, kept)
    if (fault !== undefined) return fail(`${part}: ${fault}`)
    chosen.set(name, kept ?? 'kept')
  }
  const terms = retentionTerms.map(({ id, standard }) => [id, chosen.get(id) ?? standard])
  return succeed(Object.fromEntries(terms) as RetentionSettings)
}

function faultOf(name: string, kept: Kept | undefined): string | undefined {
  const term = retentionTerms.find(({ id }) => id === name)
  if (term === undefined) return `one of ${retentionTerms.map(({ id }) => id).join(', ')}`
  if (kept === undefined || (kept !== 'kept' && (kept < 1 || kept > mostMonths)))
    return `months from 1 to ${mostMonths}, or kept`
  return kept === 'kept' ? undefined : tooShort(term, kept)
}

function tooShort({ least, removable }: RetentionTerm, months: number): string | undefined {
  if (!removable) return 'it is never removed'
  if (least === undefined || months >= least.months) return undefined
  return `at least ${least.months} months; ${least.because.zh} / ${least.because.en}`
}

/** The instant so many months ago; the last of its month where that month is shorter. */
export function monthsBefore(nowMs: number, months: number): number {
  const then = new Date(nowMs)
  const day = then.getUTCDate()
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() - months)
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(day, lastDay))
  return then.getTime()
}
