import {
  type Confidence,
  confidenceLabels,
  type Instrument,
  type Json,
  type Localized,
  type RuleDifference,
  ruleDifferences,
  textIn,
  wordingOf,
} from '@fengsui/core'
import type { VNode } from 'preact'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fill, labelIn, withColon, wordsIn } from '../words/words.ts'
import { type ComparedChoice, CompareForm } from './compare-form.tsx'
import { titleOf } from './entry.tsx'
import { lengthOf } from './limit-text.ts'
import { Table } from './table.tsx'

/** Two versions side by side. */
export interface RuleDifferenceView {
  readonly before: Instrument
  readonly after: Instrument
  readonly chosen: { readonly before: string; readonly after: string }
  readonly choices: readonly ComparedChoice[]
}

interface Part {
  readonly view: RuleDifferenceView
  readonly frame: Frame
}

/** `/rules/compare`: what differs between two versions, row by row. */
export function renderRuleDifference(view: RuleDifferenceView, frame: Frame): string {
  const { rules } = wordsIn(frame.language)
  const { before, after } = view
  const differences = ruleDifferences(before, after)
  const lists = [...new Set(differences.map(({ list }) => list))]
  const title = `${rules.difference}　${before.id} → ${after.id}`
  const body = (
    <div class="stack book">
      <h1>{rules.difference}</h1>
      <p class="m noprint">
        <a href="/rules">{rules.back}</a>
      </p>
      <dl class="rows">
        {([before, after] as const).map((law, side) => (
          <div key={side}>
            <dt>{side === 0 ? rules.before : rules.after}</dt>
            <dd>
              {titleOf(law, frame)}　{fill(rules.version, { v: law.version })} <span class="m">{law.id}</span>
            </dd>
          </div>
        ))}
      </dl>
      {differences.length === 0 && <p>{rules.same}</p>}
      {lists.map((list) => (
        <Rows
          key={list}
          list={list}
          rows={differences.filter((row) => row.list === list)}
          view={view}
          frame={frame}
        />
      ))}
      <CompareForm choices={view.choices} chosen={view.chosen} frame={frame} />
    </div>
  )
  return renderDocument({ title, kind: 'work', body }, frame)
}

interface RowsProps extends Part {
  readonly list: RuleDifference['list']
  readonly rows: readonly RuleDifference[]
}

/** Members that say where a row was read and how sure it is, not what it says. */
const evidence: ReadonlySet<string> = new Set(['citation', 'citationZh', 'confidence', 'sources', 'note'])
/** How the card puts it would only say the same difference twice. */
const doubles: ReadonlySet<string> = new Set(['do'])

const isEvidenceOnly = ({ change, members }: RuleDifference): boolean =>
  change === 'changed' && members.every(({ name }) => evidence.has(name))

/** What the law says differently first; what only reads differently is folded away. */
function Rows({ list, rows, view, frame }: RowsProps): VNode {
  const { rules } = wordsIn(frame.language)
  const telling = rows.filter((row) => !isEvidenceOnly(row))
  const others = rows.filter(isEvidenceOnly)
  return (
    <>
      {telling.length > 0 && (
        <Table title={rules[list]} heads={[rules.row, rules.before, rules.after]}>
          {telling.map((row) => (
            <DifferenceRow key={row.id} row={row} view={view} frame={frame} />
          ))}
        </Table>
      )}
      {others.length > 0 && (
        <details class="panel">
          <summary>
            {withColon(rules[list], frame.language)}
            {fill(rules.evidenceOnly, { n: others.length })}
          </summary>
          <Table title={rules[list]} heads={[rules.row, rules.before, rules.after]}>
            {others.map((row) => (
              <DifferenceRow key={row.id} row={row} view={view} frame={frame} />
            ))}
          </Table>
        </details>
      )}
    </>
  )
}

interface RowProps extends Part {
  readonly row: RuleDifference
}

function DifferenceRow({ row, view, frame }: RowProps): VNode {
  const { rules } = wordsIn(frame.language)
  return (
    <tr>
      <th scope="row" data-l={rules.row}>
        {nameOf(row, view, frame)} <span class="m">{row.id}</span>
        <p>
          <span class="tag">{rules.changes[row.change]}</span>
        </p>
      </th>
      {(['before', 'after'] as const).map((side) => (
        <td key={side} data-l={rules[side]}>
          <Side row={row} side={side} view={view} frame={frame} />
        </td>
      ))}
    </tr>
  )
}

type Row = Readonly<Record<string, Json>>

/** A row of a list by its id: rows are JSON. */
const rowOf = (law: Instrument, { list, id }: RuleDifference): Row | undefined =>
  (law[list] ?? []).find((one) => one.id === id) as Row | undefined

/** What a row is about, in the words of whichever side has it. */
function nameOf(row: RuleDifference, { before, after }: RuleDifferenceView, { language }: Frame): string {
  const found = rowOf(after, row) ?? rowOf(before, row) ?? {}
  const text = found['label'] ?? found['conduct'] ?? found['question'] ?? found
  return labelIn(text as unknown as Localized, language)
}

/** What is told of a row that only one side has. */
const tellingMembers = [
  'measures',
  'subject',
  'when',
  'within',
  'required',
  'default',
  'consequence',
] as const

interface SideProps extends RowProps {
  readonly side: 'before' | 'after'
}

function Side({ row, side, view, frame }: SideProps): VNode {
  const { rules } = wordsIn(frame.language)
  const names: Readonly<Record<string, string>> = rules.members
  const law = view[side]
  const found = rowOf(law, row)
  if (found === undefined) return <>–</>
  const other = frame.language === 'en' ? 'citationZh' : 'citation'
  const members =
    row.change === 'changed'
      ? row.members
          .map(({ name }) => name)
          .filter((name) => !doubles.has(name) && name !== other)
          .sort((a, b) => Number(evidence.has(a)) - Number(evidence.has(b)))
      : tellingMembers.filter((name) => found[name] !== undefined)
  return (
    <>
      {members.map((name) => (
        <p key={name} class={evidence.has(name) ? 'm' : undefined}>
          <span class="m">{withColon(names[name] ?? name, frame.language)}</span>
          {said(name, found[name] ?? null, { law, frame })}
        </p>
      ))}
    </>
  )
}

function said(
  name: string,
  value: Json,
  { law, frame: { language } }: { readonly law: Instrument; readonly frame: Frame },
): string {
  if (value === null) return '–'
  const wording = wordingOf(law, language)
  const comma = language === 'en' ? ', ' : '、'
  // The members of a row have the types the law declares for their names.
  if (name === 'measures')
    return (value as never as Parameters<typeof wording.comparison>[0][]).map(wording.comparison).join(comma)
  if (name === 'subject' || name === 'when') return wording.expression(value as never)
  if (name === 'within') return lengthOf(value as never, language)
  if (name === 'confidence') return textIn(confidenceLabels[value as Confidence], language)
  if (name === 'readings')
    return (value as never as readonly { label: Localized }[])
      .map(({ label }) => textIn(label, language))
      .join(comma)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(comma)
  if (typeof value === 'object' && 'zh' in value && 'en' in value) return textIn(value as never, language)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
