import { type Cited, citationIn, type Instrument, textIn } from '@fengsui/core'
import type { ComponentChildren, VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import type { Frame } from '../frame.ts'

/** An instrument, in the language of a page. */
export interface Part {
  readonly law: Instrument
  readonly frame: Frame
}

interface TableProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly children: ComponentChildren
}

/** A table of the book under its own heading; on a phone it folds to labelled rows. */
export const Table = ({ title, heads, children }: TableProps): VNode => (
  <section class="stack">
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

/** Where a row was read, how sure that is, and what there is to say of it. */
export const Checked = ({ of, frame }: { readonly of: Cited; readonly frame: Frame }): VNode => (
  <>
    {citationIn(of, frame.language)}
    <br />
    <span class="m">
      <ConfidenceMark of={of.confidence} language={frame.language} />
      {gap}
      {of.sources.join(' ')}
    </span>
    {of.note !== undefined && <p class="m">{textIn(of.note, frame.language)}</p>}
  </>
)
