import { type Case, type Instrument, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'
import { factText } from './hits-list.tsx'

interface FactListProps {
  readonly law: Instrument
  readonly file: Case
  readonly frame: Frame
}

/** What is known, who said so, and when. */
export function FactList({ law, file, frame }: FactListProps): VNode {
  const { facts: words } = wordsIn(frame.language)
  const sources: Readonly<Record<string, string>> = words.source
  const known = law.facts.filter(({ name }) => file.facts[name] !== undefined)
  return (
    <aside>
      <h2 class="hd">
        {words.title} <span class="m">{words.hint}</span>
      </h2>
      <dl class="facts">
        {known.map(({ name, label }) => {
          const source = file.factSources[name]
          return (
            <div key={name}>
              <dt>{textIn(label, frame.language)}</dt>
              <dd>
                {factText(law, name, file.facts[name], frame.language)}
                {source !== undefined && (
                  <span class="m">
                    {sources[source.source] ?? source.source}{' '}
                    <time>{dayAndTime(instantOf(source.at), frame.language)}</time>
                  </span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </aside>
  )
}
