import type { Case } from '@fengsui/core'
import type { VNode } from 'preact'
import { type FormState, formAt, TextField } from '../components/fields.tsx'
import { WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { fill, wordsIn } from '../words/words.ts'

/** Another case of the same desk, as this one speaks of it. */
export interface OtherCase {
  readonly id: string
  readonly name: string
}

/** How a case stands to others of its desk. */
export interface Relations {
  readonly suspects: readonly (OtherCase & { readonly points: number })[]
  readonly absorbed: readonly OtherCase[]
  readonly into: OtherCase | undefined
}

interface RelationListProps {
  readonly id: string
  readonly file: Case
  readonly relations: Relations
  readonly form: FormState
  readonly frame: Frame
}

/** Suspected duplicates, what was joined to this case, and what this case was joined to. */
export function RelationList({ id, relations, form, frame }: RelationListProps): VNode | null {
  const { relation } = wordsIn(frame.language)
  const { suspects, absorbed, into } = relations
  if (suspects.length + absorbed.length === 0 && into === undefined) return null
  return (
    <section>
      <h2 class="hd">{relation.heading}</h2>
      {into !== undefined && (
        <p class="say no">
          <span>
            {relation.joinedInto} <a href={`/desk/${into.id}`}>{into.name}</a>
          </span>
        </p>
      )}
      {into !== undefined && readerMay(frame, 'case.record') && (
        <Part form={formAt(form, `/desk/${id}/part`)} frame={frame} />
      )}
      <ul class="list">
        {suspects.map((one) => (
          <li key={one.id}>
            <a href={`/desk/${id}/compare/${one.id}`}>{one.name}</a>{' '}
            <span class="n">{fill(relation.suspected, { n: one.points })}</span>
          </li>
        ))}
        {absorbed.map((one) => (
          <li key={one.id}>
            {relation.holds} <a href={`/desk/${one.id}`}>{one.name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Part({ form, frame }: { readonly form: FormState; readonly frame: Frame }): VNode {
  const { relation } = wordsIn(frame.language)
  return (
    <WorkForm frame={frame} form={form} title={relation.part} submit={relation.part}>
      <TextField form={form} name="reason" label={relation.reason} />
    </WorkForm>
  )
}
