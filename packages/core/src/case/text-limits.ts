import type { CaseCommand } from './case-command.ts'
import type { Refusal } from './refusals.ts'

/** Most characters of what people write into a case. What is longer belongs into a report. */
export const textLimits = { title: 200, name: 200, reason: 5000, note: 5000 } as const

/** What people write, by part of the command, and the most characters it may have. A report is bounded by its door. */
function writtenIn(command: CaseCommand): readonly (readonly [field: string, text: string, most: number])[] {
  const { title, name, reason, note } = textLimits
  switch (command.type) {
    case 'open-incident':
      return [
        ['title', command.title, title],
        ['unit', command.unit, name],
      ]
    case 'note':
      return [['text', command.text, note]]
    case 'ask':
      return [['question', command.text, note]]
    case 'record-filings':
      return command.filings.flatMap((one) => [
        ['how', one.how ?? '', name] as const,
        ['note', one.note ?? '', note] as const,
      ])
    default:
      return 'reason' in command ? [['reason', command.reason, reason]] : []
  }
}

/** The refusal of a text that is longer than its limit. */
export function tooLong(command: CaseCommand): Refusal | undefined {
  const long = writtenIn(command).find(([, text, most]) => text.length > most)
  if (long === undefined) return undefined
  const [field, text, most] = long
  return {
    code: 'text-too-long',
    field,
    text: {
      zh: `内容过长：最多${most}字，现有${text.length}字。请缩短。`,
      en: `This is too long: ${text.length} characters of at most ${most}. Shorten it.`,
    },
  }
}
