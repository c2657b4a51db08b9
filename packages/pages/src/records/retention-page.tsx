import { type RetentionSubject, type RetentionTerm, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'

/** How long what is kept here, and which cases are under a hold. */
export interface RetentionView {
  readonly terms: readonly RetentionTerm[]
  readonly chosen: Readonly<Record<RetentionSubject, number | 'kept'>>
  /** Cases under a hold, for readers who may see cases. */
  readonly held?: readonly { readonly id: string; readonly title: string }[]
}

/** `/retention`: terms with their law or the deployer's choice. */
export function renderRetention(view: RetentionView, frame: Frame): string {
  const { retention } = wordsIn(frame.language)
  const heads = [retention.what, retention.here, retention.least, retention.because]
  const body = (
    <div class="stack">
      <h1>{retention.title}</h1>
      <p>{retention.lead}</p>
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
          {view.terms.map((term) => (
            <Term key={term.id} term={term} view={view} frame={frame} />
          ))}
        </tbody>
      </table>
      <p class="m">{retention.removed}</p>
      {view.held !== undefined && <Held held={view.held} frame={frame} />}
    </div>
  )
  return renderDocument({ title: retention.title, kind: 'work', body }, frame)
}

interface TermProps {
  readonly term: RetentionTerm
  readonly view: RetentionView
  readonly frame: Frame
}

function Term({ term: { id, what, least }, view, frame: { language } }: TermProps): VNode {
  const { retention } = wordsIn(language)
  const inWords = (kept: number | 'kept'): string =>
    kept === 'kept' ? retention.kept : fill(retention.months, { n: kept })
  return (
    <tr>
      <th scope="row" data-l={retention.what} class="self">
        {labelIn(what, language)} <code>{id}</code>
      </th>
      <td data-l={retention.here}>{inWords(view.chosen[id])}</td>
      <td data-l={retention.least}>{least === undefined ? '–' : inWords(least.months)}</td>
      <td data-l={retention.because}>
        {least === undefined ? retention.noLaw : textIn(least.because, language)}{' '}
        {least?.confidence !== undefined && <ConfidenceMark of={least.confidence} language={language} />}
      </td>
    </tr>
  )
}

function Held({
  held,
  frame,
}: {
  readonly held: NonNullable<RetentionView['held']>
  readonly frame: Frame
}): VNode {
  const { retention } = wordsIn(frame.language)
  return (
    <section class="panel" aria-labelledby="held">
      <h2 id="held">{retention.heldTitle}</h2>
      {held.length === 0 && <p class="empty">{retention.noneHeld}</p>}
      <ul>
        {held.map(({ id, title }) => (
          <li key={id}>
            <a href={`/cases/${id}/history`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
