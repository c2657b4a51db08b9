import { type ContentItem, type FactKind, type LiabilityRow, textIn, wordingOf } from '@fengsui/core'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { unitName } from '../words/amounts.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'
import { Checked, type Part, Table } from './table.tsx'

/** What a report must say. */
export function ContentTable({ law, frame }: Part): VNode | null {
  const { language } = frame
  const { rules } = wordsIn(language)
  if (law.contents.length === 0) return null
  const heads = [rules.item, rules.when, rules.citation]
  return (
    <Table title={rules.contents} heads={heads}>
      {law.contents.map((item) => (
        <tr key={item.id}>
          <th scope="row" data-l={heads[0]}>
            {item.id}　{labelIn(item.label, language)}
          </th>
          <td data-l={heads[1]}>
            {whenOwed(item, rules)}
            {item.when !== undefined && <p class="m">{wordingOf(law, language).expression(item.when)}</p>}
          </td>
          <td data-l={heads[2]}>
            <Checked of={item} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

type RuleWords = ReturnType<typeof wordsIn>['rules']

function whenOwed({ report, required }: ContentItem, rules: RuleWords): string {
  if (report === 'summary') return rules.inSummary
  return required === 'always' ? rules.always : rules.ifKnown
}

/** Every point the law leaves open: the default first, then what else may be chosen. */
export function ChoiceTable({ law, frame }: Part): VNode | null {
  const { language } = frame
  const { rules } = wordsIn(language)
  if (law.choices.length === 0) return null
  const heads = [rules.point, rules.chosen, rules.others]
  return (
    <Table title={rules.choices} heads={heads}>
      {law.choices.map(({ id, question, readings, default: standard }) => {
        const others = readings.filter(({ value }) => value !== standard)
        return (
          <tr key={id} id={`${law.id}-${id}`}>
            <th scope="row" data-l={heads[0]}>
              {id}　{textIn(question, language)}
            </th>
            <td data-l={heads[1]}>
              {readings
                .filter(({ value }) => value === standard)
                .map(({ value, label }) => (
                  <p key={value}>
                    {labelIn(label, language)} <span class="m">{value}</span>
                  </p>
                ))}
            </td>
            <td data-l={heads[2]}>
              {others.length === 0 && <span class="m">{rules.onlyReading}</span>}
              {others.map(({ value, label }) => (
                <p key={value}>
                  {labelIn(label, language)} <span class="m">{value}</span>
                </p>
              ))}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

/** What may follow from a conduct, and what may soften it. */
export function LiabilityTable({ law: { liability = [] }, frame }: Part): VNode | null {
  const { language } = frame
  const { rules } = wordsIn(language)
  if (liability.length === 0) return null
  const heads = [rules.conduct, rules.consequence, rules.citation]
  return (
    <Table title={rules.liability} heads={heads}>
      {liability.map((row) => (
        <tr key={row.id}>
          <th scope="row" data-l={heads[0]}>
            {labelIn(row.conduct, language)} <span class="m">{row.id}</span>
          </th>
          <td data-l={heads[1]}>
            {labelIn(row.consequence, language)}
            <p class="m">{effectText(row, rules)}</p>
          </td>
          <td data-l={heads[2]}>
            <Checked of={row} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const effectText = ({ effect, validFrom }: LiabilityRow, rules: RuleWords): string =>
  [
    rules.effects[effect],
    ...(validFrom === undefined ? [] : [fill(rules.conductFrom, { date: validFrom })]),
  ].join('　')

/** Days off by region, and where they were read. */
export function CalendarTable({ law: { calendars = [] }, frame }: Part): VNode | null {
  const { language } = frame
  const { rules } = wordsIn(language)
  if (calendars.length === 0) return null
  const heads = [rules.region, rules.years, rules.citation]
  return (
    <Table title={rules.calendars} heads={heads}>
      {calendars.flatMap(({ id, years, daysOff, confidence, source, checkedOn }) =>
        Object.entries(daysOff).map(([region, days]) => (
          <tr key={id + region}>
            <th scope="row" data-l={heads[0]}>
              {region}
            </th>
            <td data-l={heads[1]}>
              {years.join(', ')}　{fill(rules.days, { n: days.length })}
              <p class="m">{days.join(', ')}</p>
            </td>
            <td data-l={heads[2]}>
              {textIn(source, language)}
              <p class="m">
                <ConfidenceMark of={confidence} language={language} />{' '}
                {fill(rules.checkedOn, { date: checkedOn })}
              </p>
            </td>
          </tr>
        )),
      )}
    </Table>
  )
}

/** The facts an instrument looks at, folded: for whoever writes to the interface. */
export function FactTable({ law, frame }: Part): VNode | null {
  const { language } = frame
  const { rules } = wordsIn(language)
  if (law.facts.length === 0) return null
  return (
    <details class="panel noprint">
      <summary>{fill(rules.facts, { n: law.facts.length })}</summary>
      <dl class="facts">
        {law.facts.map(({ name, label, kind }) => (
          <div key={name}>
            <dt>
              {labelIn(label, language)} <code>{name}</code>
            </dt>
            <dd>{kindText(kind, frame)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function kindText(kind: FactKind, { language }: Part['frame']): string {
  const { kinds } = wordsIn(language).rules
  switch (kind.type) {
    case 'number':
      return `${kinds.number}　${unitName(kind.unit, language)}`
    case 'enum':
    case 'set':
      return `${kinds[kind.type]}　${kind.values.map(({ value }) => value).join(', ')}`
    case 'boolean':
    case 'text':
      return kinds[kind.type]
  }
}

/** Where it was read, and when. */
export function SourceTable({ law, frame }: Part): VNode {
  const { language } = frame
  const { rules } = wordsIn(language)
  return (
    <section class="stack">
      <h3>{rules.sources}</h3>
      <dl class="rows">
        {law.sources.map(({ key, title, url, readOn }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              {url === undefined ? textIn(title, language) : <a href={url}>{textIn(title, language)}</a>}
              {readOn !== undefined && <span class="m">　{fill(rules.readOn, { date: readOn })}</span>}
              {url !== undefined && <span class="m url">{url}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
