import type { VNode } from 'preact'
import { gap } from '../components/gap.ts'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'
import { type LoadLine, type RuleEntry, titleOf } from './entry.tsx'
import { InstrumentTables } from './instrument-tables.tsx'

interface EntryProps {
  readonly entry: RuleEntry
  readonly frame: Frame
}

/** `/rules/{id}`: one instrument, to be read row by row and signed. */
export function renderInstrument(entry: RuleEntry, frame: Frame): string {
  const { rules } = wordsIn(frame.language)
  const title = titleOf(entry.law, frame)
  const body = (
    <article class="stack book">
      <h1>
        {title} <span class="m">{entry.law.id}</span>
      </h1>
      <p class="m noprint">
        <a href="/rules">{rules.back}</a>　{rules.print}
      </p>
      <InstrumentTables entry={entry} frame={frame} />
      <Versions entry={entry} frame={frame} />
      <SignOff entry={entry} frame={frame} />
    </article>
  )
  return renderDocument({ title, kind: 'work', body }, frame)
}

/** When which text of it came into use, and by whom. */
function Versions({ entry: { loads }, frame }: EntryProps): VNode | null {
  const { rules } = wordsIn(frame.language)
  if (loads.length === 0) return null
  const heads = [rules.loadedAt, rules.instrument, rules.loadedBy, rules.digest]
  return (
    <section class="stack">
      <h3>{rules.versions}</h3>
      <p class="m">{rules.versionsLead}</p>
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
        <tbody>
          {loads.map((load, index) => (
            <tr key={load.at + load.digest}>
              <td data-l={heads[0]}>
                <time>{fullTime(instantOf(load.at), frame.language)}</time>
              </td>
              <td data-l={heads[1]}>
                {rules[load.state]}　{fill(rules.version, { v: load.version })}
                <p class="m">{load.file ?? rules.fromProgram}</p>
              </td>
              <td data-l={heads[2]}>{loaderName(load, frame)}</td>
              <td data-l={heads[3]}>
                <span class="dig">{load.digest.slice(0, 16)}…</span>
                <Previous of={load} before={loads[index + 1]} frame={frame} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Who had it loaded: a person, or what the server did by itself. */
export function loaderName({ by }: Pick<LoadLine, 'by'>, { language }: Frame): string {
  const names: Readonly<Record<string, string>> = wordsIn(language).rules.by
  return names[by] ?? by
}

interface PreviousProps {
  readonly of: LoadLine
  readonly before: LoadLine | undefined
  readonly frame: Frame
}

function Previous({ of, before, frame }: PreviousProps): VNode | null {
  if (before === undefined || before.digest === of.digest) return null
  const { rules } = wordsIn(frame.language)
  return (
    <p class="m noprint">
      <a href={`/rules/compare?before=${before.digest}&after=${of.digest}`}>{rules.comparePrevious}</a>
    </p>
  )
}

/** Lines to sign on paper; the digest above says what was signed. */
function SignOff({ entry: { law, digest }, frame }: EntryProps): VNode {
  const { rules } = wordsIn(frame.language)
  return (
    <section class="sign onlyprint">
      <h3>{rules.signOff}</h3>
      <p>
        {rules.signOffText}　{law.id}　{fill(rules.version, { v: law.version })}
        {gap}
        <span class="dig">{digest.slice(0, 16)}…</span>
      </p>
      <dl>
        {[rules.signer, rules.signedOn, rules.signature].map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </section>
  )
}
