import type { Line } from '../reading/line.ts'
import type { DraftReading } from '../reading/read-draft.ts'
import { reportSigns } from './report-signs.ts'
import { type Sign, weightOf } from './sign.ts'
import { spamSigns } from './spam-signs.ts'

/** What a message is taken for. Nothing is dropped: each sort is a tray that people can open. */
export const sorts = ['report', 'spam', 'automatic', 'other'] as const
export type Sort = (typeof sorts)[number]

/** The sort of a message, and the codes of what decided it, weightiest first. */
export interface Sorting {
  readonly sort: Sort
  readonly reasons: readonly string[]
}

const enoughForSpam = 4
const enoughForReport = 4

/** Decides the sort. A wrongly sorted report would be a lost one, so advertising must outweigh what speaks for a report. */
export function sortMessage(
  message: { readonly subject: string; readonly lines: readonly Line[]; readonly hasOwnReport: boolean },
  reading: DraftReading,
): Sorting {
  const { subject, lines, hasOwnReport } = message
  if (hasOwnReport) return { sort: 'report', reasons: ['own-report-attached'] }
  const forReport = reportSigns(subject, lines, reading)
  const forSpam = spamSigns([subject, ...lines.map(({ text }) => text)].join('\n'))
  const [report, spam] = [weightOf(forReport), weightOf(forSpam)]
  if (spam >= enoughForSpam && spam > report * 1.5 && !isFramed(forReport))
    return { sort: 'spam', reasons: codesOf(forSpam) }
  if (report >= enoughForReport) {
    const quoted = spam >= enoughForSpam ? ['advertising-quoted'] : []
    return { sort: 'report', reasons: [...codesOf(forReport), ...quoted] }
  }
  return { sort: 'other', reasons: report > 0 ? codesOf(forReport) : ['nothing-reported'] }
}

/** A writer's own incident, or content planted in a site: whatever advertising stands beside it is what is reported. */
const isFramed = (signs: readonly Sign[]): boolean =>
  signs.some(
    ({ code }) => code === 'own-incident' || code === 'planted-content' || code === 'names-report-number',
  )

const codesOf = (signs: readonly Sign[]): readonly string[] => [
  ...new Set([...signs].sort((a, b) => b.weight - a.weight).map(({ code }) => code)),
]
