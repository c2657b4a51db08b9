import {
  type Cited,
  type Comparison,
  type ContentItem,
  citationIn,
  type Instrument,
  type Language,
  type Localized,
  partyName,
  textIn,
  type Within,
  wordingOf,
} from '@fengsui/core'
import type { ComponentChildren, VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import { factText } from '../components/hits-list.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import type { Frame } from '../frame.ts'
import { amount } from '../words/amounts.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'

interface Part {
  readonly law: Instrument
  readonly frame: Frame
}

/** `/rules`: every instrument as tables a lawyer can read, straight from the data. */
export function renderRules(
  { instruments }: { readonly instruments: readonly Instrument[] },
  frame: Frame,
): string {
  const { rules } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{rules.title}</h1>
      {instruments.map((law) => (
        <section key={law.id} class="stack">
          <h2>
            {textIn(law.title, frame.language)} <span class="m">{law.id}</span>
          </h2>
          <p class="m">
            {fill(rules.version, { v: law.version, date: law.checkedOn })}
            {gap}
            {law.validFrom === undefined
              ? textIn(neverInForce, frame.language)
              : fill(rules.inForce, { date: law.validFrom })}
            {law.validTo !== undefined && textIn(until(law.validTo), frame.language)}
          </p>
          <Indicators law={law} frame={frame} />
          <Duties law={law} frame={frame} />
          <Contents law={law} frame={frame} />
          <OpenPoints law={law} frame={frame} />
          <Consequences law={law} frame={frame} />
          <Sources law={law} frame={frame} />
        </section>
      ))}
    </div>
  )
  return renderDocument({ title: rules.title, kind: 'work', body }, frame)
}

const neverInForce: Localized = { zh: '从未施行', en: 'Never in force' }
const until = (day: string): Localized => ({ zh: `，至${day}止`, en: ` until ${day}` })

interface TableProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly children: ComponentChildren
}

const Table = ({ title, heads, children }: TableProps): VNode => (
  <section>
    <h3>{title}</h3>
    <table class="fold">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
)

const Checked = ({ of, frame }: { readonly of: Cited; readonly frame: Frame }): VNode => (
  <>
    {citationIn(of, frame.language)}
    <br />
    <span class="m">
      <ConfidenceMark of={of.confidence} language={frame.language} /> {of.sources.join(', ')}
    </span>
  </>
)

const symbols = { '>=': '≥', '>': '>', '=': '=', in: '' } as const

function Indicators({ law, frame }: Part): VNode | null {
  if (law.indicators.length === 0) return null
  const words = wordsIn(frame.language)
  const { rules } = words
  const heads = [words.queue.level, rules.subject, words.grade.threshold, rules.citation]
  const wording = wordingOf(law, frame.language)
  const threshold = ({ fact, op, value }: Comparison): string =>
    `${typeof value === 'number' ? `${symbols[op]} ` : ''}${factText(law, fact, value, frame.language)}`
  return (
    <Table title={rules.indicators} heads={heads}>
      {law.indicators.map((indicator) => (
        <tr key={indicator.id}>
          <td data-l={heads[0]}>
            <LevelBadge law={law} level={indicator.level} frame={frame} />
          </td>
          <th scope="row" data-l={heads[1]}>
            {labelIn(indicator.label, frame.language)} <span class="m">{indicator.id}</span>
            {indicator.subject !== undefined && <p class="m">{wording.expression(indicator.subject)}</p>}
          </th>
          <td data-l={heads[2]} class="n">
            {indicator.measures[0] === undefined ? '' : threshold(indicator.measures[0])}
          </td>
          <td data-l={heads[3]}>
            <Checked of={indicator} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const length = ({ minutes, months }: Within, language: Language): string =>
  months === undefined
    ? amount(minutes, 'min', language)
    : textIn({ zh: `${months}个月`, en: `${months} month` }, language)

function Duties({ law, frame }: Part): VNode {
  const { language } = frame
  const { rules } = wordsIn(language)
  const heads = [rules.subject, rules.within, rules.citation]
  return (
    <Table title={rules.duties} heads={heads}>
      {law.duties.map((duty) => (
        <tr key={duty.id}>
          <th scope="row" data-l={heads[0]}>
            {labelIn(duty.label, frame.language)}{' '}
            <span class="m">
              {duty.id}
              {gap}
              {`${partyName(law, duty.from, language)} → ${partyName(law, duty.to, language)}`}
            </span>
          </th>
          <td data-l={heads[1]} class="n">
            {duty.within === undefined ? rules.promptly : length(duty.within, frame.language)}
          </td>
          <td data-l={heads[2]}>
            <Checked of={duty} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const inSummary: Localized = { zh: '总结报告必有', en: 'in the summary' }

function whenOwed({ report, required }: ContentItem, { language }: Frame): string {
  const { rules } = wordsIn(language)
  if (report === 'summary') return textIn(inSummary, language)
  return required === 'always' ? rules.always : rules.ifKnown
}

function Contents({ law, frame }: Part): VNode | null {
  if (law.contents.length === 0) return null
  const { rules } = wordsIn(frame.language)
  const heads = [rules.subject, rules.condition, rules.citation]
  return (
    <Table title={rules.contents} heads={heads}>
      {law.contents.map((item) => (
        <tr key={item.id}>
          <th scope="row" data-l={heads[0]}>
            {item.id}　{labelIn(item.label, frame.language)}
          </th>
          <td data-l={heads[1]}>{whenOwed(item, frame)}</td>
          <td data-l={heads[2]}>
            <Checked of={item} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function OpenPoints({ law, frame }: Part): VNode | null {
  if (law.choices.length === 0) return null
  const { rules } = wordsIn(frame.language)
  const heads = [rules.subject, rules.reading]
  return (
    <Table title={rules.choices} heads={heads}>
      {law.choices.map((choice) => (
        <tr key={choice.id}>
          <th scope="row" data-l={heads[0]}>
            {choice.id}　{textIn(choice.question, frame.language)}
          </th>
          <td data-l={heads[1]}>
            {choice.readings.map(({ value, label }) => (
              <p key={value}>
                {value === choice.default ? (
                  <b>{labelIn(label, frame.language)}</b>
                ) : (
                  labelIn(label, frame.language)
                )}
              </p>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const conduct: Localized = { zh: '行为', en: 'Conduct' }
const consequences: Localized = { zh: '可能的后果', en: 'Possible consequences' }

function Consequences({ law: { liability = [] }, frame }: Part): VNode | null {
  const { language } = frame
  const { rules } = wordsIn(language)
  if (liability.length === 0) return null
  const heads = [textIn(conduct, language), textIn(consequences, language), rules.citation]
  return (
    <Table title={textIn(consequences, language)} heads={heads}>
      {liability.map((row) => (
        <tr key={row.id}>
          <th scope="row" data-l={heads[0]}>
            {labelIn(row.conduct, language)}
          </th>
          <td data-l={heads[1]}>{labelIn(row.consequence, language)}</td>
          <td data-l={heads[2]}>
            <Checked of={row} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function Sources({ law, frame }: Part): VNode {
  const { rules } = wordsIn(frame.language)
  return (
    <section>
      <h3>{rules.sources}</h3>
      <dl class="rows">
        {law.sources.map(({ key, title, url }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>
              {url === undefined ? (
                textIn(title, frame.language)
              ) : (
                <a href={url}>{textIn(title, frame.language)}</a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
