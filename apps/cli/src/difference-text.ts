import {
  type Instrument,
  type Json,
  type Language,
  type Localized,
  type RuleDifference,
  ruleDifferences,
  textIn,
  wordingOf,
} from '@fengsui/core'
import { lengthOf } from './duty-text.ts'
import { headings } from './rules-text.ts'

const changes = {
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
  changed: { zh: '修改', en: 'changed' },
} as const satisfies Readonly<Record<RuleDifference['change'], Localized>>

const same: Localized = { zh: '没有差别', en: 'no difference' }

/** What differs between two instruments, row by row, in words. */
export function differenceText(before: Instrument, after: Instrument, language: Language): string {
  const differences = ruleDifferences(before, after)
  const title = `${before.id} → ${after.id}\n`
  if (differences.length === 0) return `${title}${textIn(same, language)}\n`
  const lists = [...new Set(differences.map(({ list }) => list))]
  const parts = lists.map((list) => {
    const rows = differences.filter((difference) => difference.list === list)
    return `${textIn(headings[list], language)}\n${rows.map((row) => rowText(row, after, language)).join('')}`
  })
  return [title, ...parts].join('\n')
}

function rowText({ id, change, members }: RuleDifference, law: Instrument, language: Language): string {
  const lines = members
    .filter(({ name }) => !beside.has(name))
    .map(
      ({ name, before, after }) =>
        `    ${name}: ${said(name, before, law, language)} → ${said(name, after, law, language)}\n`,
    )
  return `${id}  ${textIn(changes[change], language)}\n${lines.join('')}`
}

/** What the other language says, and where it was read, would only say the same difference twice. */
const beside = new Set(['citationZh', 'sources', 'do'])

function said(name: string, value: Json, law: Instrument, language: Language): string {
  if (value === null) return '—'
  const wording = wordingOf(law, language)
  if (name === 'measures')
    return (value as never as Parameters<typeof wording.comparison>[0][]).map(wording.comparison).join(' / ')
  if (name === 'subject' || name === 'when') return wording.expression(value as never)
  if (name === 'within') return lengthOf(value as never, language)
  if (typeof value === 'object' && 'zh' in value && 'en' in value) return textIn(value as never, language)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
