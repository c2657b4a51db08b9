import { textIn, wordingOf } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { fill, wordsIn } from '../words/words.ts'
import { DutyTable } from './duty-table.tsx'
import { forceText, type RuleEntry, Sureness } from './entry.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import {
  CalendarTable,
  ChoiceTable,
  ContentTable,
  FactTable,
  LiabilityTable,
  SourceTable,
} from './other-tables.tsx'

interface EntryProps {
  readonly entry: RuleEntry
  readonly frame: Frame
}

/** One instrument whole: what it is, then every table, then its sources. */
export function InstrumentTables({ entry, frame }: EntryProps): VNode {
  const { law } = entry
  const part = { law, frame }
  return (
    <>
      <Particulars entry={entry} frame={frame} />
      <IndicatorTable {...part} />
      <DutyTable {...part} />
      <ContentTable {...part} />
      <ChoiceTable {...part} />
      <LiabilityTable {...part} />
      <CalendarTable {...part} />
      <SourceTable {...part} />
      <FactTable {...part} />
    </>
  )
}

/** Version, force, check and digest: what a signature under it stands for. */
function Particulars({ entry: { law, digest }, frame }: EntryProps): VNode {
  const { language } = frame
  const { rules } = wordsIn(language)
  const wording = wordingOf(law, language)
  const rows: readonly (readonly [string, VNode | string])[] = [
    [rules.state, [forceText(law, frame), ...(law.onlyWhenNamed ? [rules.onlyWhenNamed] : [])].join('　')],
    [
      rules.checked,
      `${fill(rules.version, { v: law.version })}　${fill(rules.checkedOn, { date: law.checkedOn })}`,
    ],
    [rules.sure, <Sureness law={law} frame={frame} />],
    [
      rules.grades,
      law.grades
        .map((grade) => `${grade.roman} ${textIn(grade, language)}`.trim())
        .join(language === 'en' ? ', ' : '、'),
    ],
    ...(law.bound === undefined ? [] : ([[rules.binds, wording.expression(law.bound)]] as const)),
    ...(law.noIncident === undefined
      ? []
      : ([[rules.noIncident, wording.expression(law.noIncident)]] as const)),
    [rules.digest, <span class="dig">SHA-256 {digest}</span>],
  ]
  return (
    <dl class="rows">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
