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
const enoughForReport = 3

/** Decides the sort. A wrongly sorted report would be a lost one, so advertising must outweigh what speaks for a report. */
export function sortMessage(
  message: { readonly subject: string; readonly lines: readonly Line[]; readonly hasOwnReport: boolean },
  reading: DraftReading,
): Sorting {
  const { subject, lines, hasOwnReport } = message
  if (hasOwnReport) return { sort: 'report', reasons: ['own-report-attached'] }
  const forReport = reportSigns(subject, lines, reading)
  const report = weightOf(forReport)
  const whole = [subject, ...lines.map(({ text }) => text)].join('\n')
  const forSpam = spamSigns(report === 0 ? whole : withoutQuotations(whole))
  const spam = weightOf(forSpam)
  if (spam >= enoughForSpam && spam > report && !isFramed(forReport))
    return { sort: 'spam', reasons: codesOf(forSpam) }
  if (report >= enoughForReport) {
    const quoted = weightOf(spamSigns(whole)) >= enoughForSpam ? ['advertising-quoted'] : []
    return { sort: 'report', reasons: [...codesOf(forReport), ...quoted] }
  }
  return { sort: 'other', reasons: report > 0 ? codesOf(forReport) : ['nothing-reported'] }
}

/** What a writer quotes is what is reported, not what is offered. */
const withoutQuotations = (text: string): string =>
  text
    .replace(/[“「『"][^”」』"]{8,}[”」』"]/g, '')
    .replace(/(?:内容|原文|全文|文字|广告)(?:如下|为|是)?\s*[:：][\s\S]*$/, '')

const frames = ['own-incident', 'planted-content', 'names-report-number', 'complaint', 'labelled-fields']

/** A writer's own incident, content planted in a site, a complaint: what stands beside it is what it is about. */
const isFramed = (signs: readonly Sign[]): boolean => signs.some(({ code }) => frames.includes(code))

const codesOf = (signs: readonly Sign[]): readonly string[] => [
  ...new Set([...signs].sort((a, b) => b.weight - a.weight).map(({ code }) => code)),
]
