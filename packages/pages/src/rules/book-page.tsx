import { type Instrument, type Localized, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { renderDocument } from '../components/layout.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'
import { type ComparedChoice, CompareForm } from './compare-form.tsx'
import { forceText, type RuleEntry, Sureness, titleOf } from './entry.tsx'
import { loaderName } from './instrument-page.tsx'
import { InstrumentTables } from './instrument-tables.tsx'

/** A rule file that was not taken, and why. */
export interface RefusedRules {
  readonly file: string
  readonly faults: readonly { readonly line?: number; readonly text: Localized }[]
  /** What stays in use in its place. */
  readonly kept?: Instrument
}

/** The rule book: every instrument, and for administrators the files of this deployment. */
export interface RuleBookView {
  /** Id of the instrument that leads. */
  readonly leading: string
  readonly entries: readonly RuleEntry[]
  readonly choices: readonly ComparedChoice[]
  readonly folder: string
  readonly refused: readonly RefusedRules[]
}

interface Part {
  readonly view: RuleBookView
  readonly frame: Frame
}

/** `/rules`: what rules there are, how sure each is, and where to read them whole. */
export function renderRuleBook(view: RuleBookView, frame: Frame): string {
  const { rules } = wordsIn(frame.language)
  const body = (
    <div class="stack book">
      <h1>{rules.title}</h1>
      <p>{rules.lead}</p>
      {readerMay(frame, 'rules.load') && <OwnRules view={view} frame={frame} />}
      <Index view={view} frame={frame} />
      <p>
        <a href="/rules/all">{rules.all}</a>
      </p>
      <CompareForm choices={view.choices} frame={frame} />
    </div>
  )
  return renderDocument({ title: rules.title, kind: 'work', body }, frame)
}

/** `/rules/all`: the whole book on one page, for paper. */
export function renderWholeBook({ entries }: Pick<RuleBookView, 'entries'>, frame: Frame): string {
  const { rules } = wordsIn(frame.language)
  const body = (
    <div class="stack book">
      <h1>{rules.title}</h1>
      <p class="m noprint">
        <a href="/rules">{rules.back}</a>　{rules.print}
      </p>
      <p>{rules.lead}</p>
      <ol class="list">
        {entries.map(({ law }) => (
          <li key={law.id}>
            <a href={`#${law.id}`}>{titleOf(law, frame)}</a> <span class="m">{law.id}</span>
          </li>
        ))}
      </ol>
      {entries.map((entry) => (
        <article key={entry.law.id} class="stack sheet" id={entry.law.id}>
          <h2>
            {titleOf(entry.law, frame)} <span class="m">{entry.law.id}</span>
          </h2>
          <InstrumentTables entry={entry} frame={frame} />
        </article>
      ))}
    </div>
  )
  return renderDocument({ title: rules.title, kind: 'work', body }, frame)
}

const groups = ['leading', 'own', 'beside', 'abroad', 'draft'] as const
type Group = (typeof groups)[number]

function groupsOf({ leading, entries }: RuleBookView): readonly (readonly [Group, readonly RuleEntry[]])[] {
  const home = entries.find(({ law }) => law.id === leading)?.law.jurisdiction
  const groupOf = ({ law, own }: RuleEntry): Group => {
    if (law.id === leading) return 'leading'
    if (own) return 'own'
    if (law.status === 'proposed') return 'draft'
    return law.jurisdiction === home ? 'beside' : 'abroad'
  }
  return groups
    .map((group) => [group, entries.filter((entry) => groupOf(entry) === group)] as const)
    .filter(([, members]) => members.length > 0)
}

/** One table for all, so that the columns stand under each other; a heading row for each kind. */
function Index({ view, frame }: Part): VNode {
  const { rules } = wordsIn(frame.language)
  const heads = [rules.instrument, rules.state, rules.checked, rules.sure]
  return (
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
      {groupsOf(view).map(([group, entries]) => (
        <tbody key={group}>
          <tr class="group">
            <th colSpan={heads.length} scope="rowgroup">
              {rules.groups[group]}
            </th>
          </tr>
          {entries.map((entry) => (
            <IndexRow key={entry.law.id} entry={entry} heads={heads} frame={frame} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface IndexRowProps {
  readonly entry: RuleEntry
  readonly heads: readonly string[]
  readonly frame: Frame
}

function IndexRow({ entry: { law, loads }, heads, frame }: IndexRowProps): VNode {
  const { rules } = wordsIn(frame.language)
  return (
    <tr>
      <th scope="row" data-l={heads[0]}>
        <a href={`/rules/${law.id}`}>{titleOf(law, frame)}</a>
        <p class="m">
          {law.id}　{fill(rules.version, { v: law.version })}
          {loads[0]?.file !== undefined && `　${loads[0].file}`}
        </p>
      </th>
      <td data-l={heads[1]}>{forceText(law, frame)}</td>
      <td data-l={heads[2]} class="n">
        {law.checkedOn}
      </td>
      <td data-l={heads[3]}>
        <Sureness law={law} frame={frame} />
      </td>
    </tr>
  )
}

/** The files of this deployment: what is in use, what was refused and why, and the button that loads again. */
function OwnRules({ view, frame }: Part): VNode {
  const { own } = wordsIn(frame.language).rules
  const files = view.entries.filter((entry) => entry.own)
  return (
    <section class="stack panel" id="own" aria-labelledby="own-title">
      <h2 id="own-title">{own.title}</h2>
      <p class="m">{own.lead}</p>
      <p class="m">
        {own.folder} <code>{view.folder}</code>
      </p>
      {view.refused.length > 0 && <Refused view={view} frame={frame} />}
      {files.length === 0 && view.refused.length === 0 && <p>{own.none}</p>}
      <ul class="duty">
        {files.map((entry) => (
          <OwnFile key={entry.law.id} entry={entry} frame={frame} />
        ))}
      </ul>
      <form method="post" action="/rules/load">
        <input type="hidden" name="csrf" value={frame.person?.csrf} />
        <p class="row">
          <button type="submit" class="btn">
            {own.load}
          </button>
        </p>
      </form>
    </section>
  )
}

function OwnFile({
  entry: { law, digest, loads },
  frame,
}: {
  readonly entry: RuleEntry
  readonly frame: Frame
}): VNode {
  const { rules } = wordsIn(frame.language)
  const [load] = loads
  return (
    <li>
      <span aria-hidden="true">✓</span>
      <b>
        {load?.file}　<a href={`/rules/${law.id}`}>{titleOf(law, frame)}</a>
      </b>
      <span class="n">{fill(rules.version, { v: law.version })}</span>
      <span class="m">
        {load !== undefined &&
          `${dayAndTime(instantOf(load.at), frame.language)}　${loaderName(load, frame)}　`}
        <span class="dig">{digest.slice(0, 16)}…</span>
      </span>
    </li>
  )
}

/** Every fault at once, with file, line and reason. */
function Refused({ view, frame }: Part): VNode {
  const { own } = wordsIn(frame.language).rules
  return (
    <div class="sum" role="alert">
      <p>
        <b>{fill(own.failed, { n: view.refused.length })}</b>
      </p>
      {view.refused.map(({ file, faults, kept }) => (
        <div key={file}>
          <p class="err">
            {file}　{own.refused}
          </p>
          <ul>
            {faults.map(({ line, text }) => (
              <li key={`${line}${text.en}`}>
                {line !== undefined && <span class="n">{fill(own.line, { n: line })}　</span>}
                {textIn(text, frame.language)}
              </li>
            ))}
          </ul>
          <p class="m">{kept === undefined ? own.keepsNone : fill(own.keeps, { v: kept.version })}</p>
        </div>
      ))}
    </div>
  )
}
