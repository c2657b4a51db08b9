import type { Instrument } from '@fengsui/core'
import type { VNode } from 'preact'
import { declared, FactField, FactGroups } from '../components/fact-fields.tsx'
import {
  Choices,
  ErrorSummary,
  type FormState,
  TextArea,
  TextField,
  TimeField,
} from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import { SecretQuestion } from '../components/secret-question.tsx'
import { EvidenceField, type KeptFile } from '../evidence/evidence-field.tsx'
import type { Frame } from '../frame.ts'
import { labelIn, wordsIn } from '../words/words.ts'

/** The form that adds to a report. */
export interface FollowUpView {
  readonly law: Instrument
  readonly form: FormState
  readonly key: string
  /** Files of a form that is shown again. */
  readonly kept?: readonly KeptFile[]
}

export const followUpKinds = ['supplement', 'progress', 'summary'] as const
export const summaryParts = [
  'cause',
  'measures',
  'harm',
  'accountability',
  'rectification',
  'lessons',
] as const

/** `/follow-up`: supplement, progress or summary, with the receipt number and the code. */
export function renderFollowUp({ law, form, key, kept = [] }: FollowUpView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { followUp } = words
  const contents = law.contents.filter(
    ({ field }) => field.startsWith('contents.') && field !== 'contents.ransom',
  )
  const body = (
    <form class="stack" method="post" action="/follow-up" encType="multipart/form-data">
      <div>
        <h1>{followUp.title}</h1>
        <p>{followUp.lead}</p>
      </div>
      <ErrorSummary form={form} frame={frame} />
      <SecretQuestion form={form} frame={frame} />
      <TextField
        form={form}
        name="about"
        label={words.lookup.number}
        hint={words.lookup.numberHint}
        inputmode="numeric"
      />
      <TextField form={form} name="followUp" label={followUp.code} autocomplete="off" />
      <Choices
        form={form}
        name="kind"
        kind="radio"
        legend={followUp.kind}
        options={followUpKinds.map((value) => ({
          value,
          label: followUp.kinds[value],
          hint: followUp.kindHints[value],
        }))}
      />
      <section class="stack">
        <h2>{words.form.contents}</h2>
        {contents.map(({ field, label }) => (
          <TextArea key={field} form={form} name={field} label={labelIn(label, frame.language)} />
        ))}
      </section>
      <section class="stack">
        <h2>{followUp.facts}</h2>
        <p class="hint">{words.form.detailsHint}</p>
        {form.errors.length > 0 && <FirstFacts law={law} form={form} frame={frame} />}
        <FactGroups law={law} form={form} frame={frame} />
      </section>
      <section class="stack">
        <h2>{followUp.summary}</h2>
        <TimeField form={form} name="handled" label={followUp.handled} frame={frame} />
        {summaryParts.map((part) => (
          <TextArea key={part} form={form} name={`summary.${part}`} label={followUp.summaryFields[part]} />
        ))}
      </section>
      <input type="hidden" name="key" value={key} />
      <EvidenceField form={form} kept={kept} frame={frame} />
      <p>
        <button type="submit" class="btn wide">
          {followUp.submit}
        </button>
      </p>
    </form>
  )
  return renderDocument(
    { title: followUp.title, kind: 'public', body, hasError: form.errors.length > 0 },
    frame,
  )
}

/** What the first report settled, and new facts may contradict: asked again only of who has something to put right. */
const FirstFacts = ({
  law,
  form,
  frame,
}: Pick<FollowUpView, 'law' | 'form'> & { readonly frame: Frame }): VNode => (
  <>
    {[law.groupsFact ?? '', 'cn.operator'].map((name) => {
      const fact = declared(law, name)
      return fact === undefined ? null : <FactField key={name} fact={fact} form={form} frame={frame} />
    })}
  </>
)
