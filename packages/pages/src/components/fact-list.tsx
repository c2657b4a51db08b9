import type { Case, FactDeclaration, FactSource, Instrument } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { labelIn, wordsIn } from '../words/words.ts'
import { factIn } from './hits-list.tsx'

interface FactListProps {
  /** Facts of any instrument in use are named in words, in the order they are declared. */
  readonly laws: readonly Instrument[]
  readonly file: Case
  readonly frame: Frame
}

/** What is known, who said so, and when: what was said together stands together, the newest first. */
export function FactList({ laws, file, frame }: FactListProps): VNode {
  const { facts: words } = wordsIn(frame.language)
  return (
    <aside>
      <h2 class="hd">
        {words.title} <span class="m">{words.hint}</span>
      </h2>
      {statements(laws, file).map((statement) => (
        <StatementRows key={statement.key} statement={statement} laws={laws} file={file} frame={frame} />
      ))}
    </aside>
  )
}

/** Facts that one source said at one moment. */
interface Statement {
  readonly key: string
  readonly source: FactSource | undefined
  readonly facts: readonly FactDeclaration[]
}

function statements(laws: readonly Instrument[], file: Case): readonly Statement[] {
  const byKey = new Map<string, Statement>()
  const declared = new Map(laws.flatMap(({ facts }) => facts.map((fact) => [fact.name, fact] as const)))
  for (const fact of [...declared.values()].filter(({ name }) => file.facts[name] !== undefined)) {
    const source = file.factSources[fact.name]
    const key = source === undefined ? '' : `${source.at} ${source.source}`
    byKey.set(key, { key, source, facts: [...(byKey.get(key)?.facts ?? []), fact] })
  }
  return [...byKey.values()].sort((a, b) => said(b) - said(a))
}

const said = ({ source }: Statement): number => (source === undefined ? 0 : instantOf(source.at).ms)

function StatementRows({
  statement: { source, facts },
  laws,
  file,
  frame,
}: FactListProps & { readonly statement: Statement }): VNode {
  const { language } = frame
  const names: Readonly<Record<string, string>> = wordsIn(language).facts.source
  return (
    <>
      {source !== undefined && (
        <p class="m said">
          {names[source.source] ?? source.source} <time>{dayAndTime(instantOf(source.at), language)}</time>
        </p>
      )}
      <dl class="facts">
        {facts.map(({ name, label }) => (
          <div key={name}>
            <dt>{labelIn(label, language)}</dt>
            <dd>{factIn(laws, { name, value: file.facts[name] }, language)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
