import { type Instrument, reporterRoles, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { declared, FactField, FactGroups, factField } from '../components/fact-fields.tsx'
import {
  CheckBox,
  Choices,
  ErrorSummary,
  type FormState,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import { PlaceField } from '../components/place-field.tsx'
import { SecretQuestion } from '../components/secret-question.tsx'
import { EvidenceField, type KeptFile } from '../evidence/evidence-field.tsx'
import type { Frame } from '../frame.ts'
import { bracketed, labelIn, wordsIn } from '../words/words.ts'
import type { Words } from '../words/zh.ts'
import { Channels, type PublicChannel } from './start-page.tsx'

/** The public form: what was typed so far, and the law it asks for. */
export interface ReportFormView {
  readonly law: Instrument
  readonly form: FormState
  /** Makes a double submit one report. */
  readonly key: string
  readonly channels: readonly PublicChannel[]
  /** What the typed place can mean, if it has to be asked. */
  readonly places?: readonly string[]
  /** Files of a form that is shown again. */
  readonly kept?: readonly KeptFile[]
}

interface Part {
  readonly view: ReportFormView
  readonly frame: Frame
  readonly words: Words
}

/** `/report`: the whole report on one page, complete without JavaScript. */
export function renderReportForm(view: ReportFormView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const part = { view, frame, words }
  const body = (
    <div class="two-col">
      <form class="stack" method="post" action="/report" encType="multipart/form-data" data-draft="report">
        <div>
          <h1>{words.form.title}</h1>
          <p>{words.form.lead}</p>
        </div>
        <ErrorSummary form={view.form} frame={frame} />
        <SecretQuestion form={view.form} frame={frame} />
        <input type="hidden" name="key" value={view.key} />
        <Who {...part} />
        <What {...part} />
        <Contents {...part} />
        <p class="row">
          <button type="submit" class="btn wide">
            {words.form.submit}
          </button>
        </p>
        <p class="say" role="status" data-draft-state>
          <span>{words.form.saved}</span>
        </p>
      </form>
      <aside class="stack">
        <Channels title={words.start.offline} channels={view.channels} />
      </aside>
    </div>
  )
  const hasError = view.form.errors.length > 0
  return renderDocument(
    { title: words.form.title, kind: 'public', body, hasError, scripts: ['form', 'places'] },
    frame,
  )
}

function Who({ view: { form, law, places }, frame, words }: Part): VNode {
  const text = words.form
  const operator = declared(law, 'cn.operator')
  const roles = reporterRoles.map((value) => ({ value, label: text.roles[value] }))
  return (
    <section class="stack">
      <h2>{text.who}</h2>
      <Choices form={form} name="reporter.role" kind="radio" legend={text.role} options={roles} />
      <TextField
        form={form}
        name="unit.name"
        label={text.unit + bracketed(words.required, frame.language)}
        autocomplete="organization"
      />
      <PlaceField form={form} frame={frame} candidates={places ?? []} />
      {operator !== undefined && <FactField fact={operator} form={form} frame={frame} />}
      <TimeField form={form} name="aware" label={text.aware} hint={text.awareHint} frame={frame} />
      <CheckBox form={form} name="aware.unknown" label={words.later} />
      <fieldset class="f stack">
        <legend>{text.contact}</legend>
        <TextField form={form} name="unit.contact.name" label={text.contactName} autocomplete="name" />
        <TextField
          form={form}
          name="unit.contact.phone"
          label={text.contactPhone}
          type="tel"
          autocomplete="tel"
        />
        <TextField
          form={form}
          name="unit.contact.email"
          label={text.contactEmail}
          type="email"
          autocomplete="email"
        />
      </fieldset>
    </section>
  )
}

/** Facts outside the groups that the form asks for, in this order. */
const furtherFacts = [
  'suspectedCrime',
  'ransomware',
  'category',
  'cn.alsoCentralOrgan',
  'cn.sector',
  'cn.inMainland',
]

function What({ view: { form, law }, frame, words }: Part): VNode {
  const text = words.form
  const affected = law.groupsFact === undefined ? undefined : declared(law, law.groupsFact)
  return (
    <section class="stack">
      <h2>{text.what}</h2>
      {affected !== undefined && <FactField fact={affected} form={form} frame={frame} />}
      <h3>{text.details}</h3>
      <p class="hint">{text.detailsHint}</p>
      <FactGroups law={law} form={form} frame={frame} />
      <h3>{text.more}</h3>
      {furtherFacts.map((name) => {
        const fact = declared(law, name)
        return fact === undefined ? null : (
          <FactField key={factField(name)} fact={fact} form={form} frame={frame} />
        )
      })}
      <fieldset class="f stack">
        <legend>{text.ransom}</legend>
        <TextField form={form} name="ransom.amount" label={text.ransomAmount} />
        <TextField form={form} name="ransom.method" label={text.ransomMethod} />
        <TextField form={form} name="ransom.date" label={text.ransomDate} />
      </fieldset>
    </section>
  )
}

function Contents({ view: { form, law, kept }, frame, words }: Part): VNode {
  const text = words.form
  const items = law.contents.filter(
    ({ field }) => field.startsWith('contents.') && field !== 'contents.ransom',
  )
  const levels = law.grades.map((grade) => ({
    value: grade.id,
    label: `${grade.roman} ${textIn(grade, frame.language)}`,
  }))
  return (
    <section class="stack">
      <h2>{text.contents}</h2>
      <p class="hint">{text.contentsHint}</p>
      {items.map(({ field, label }) => (
        <TextArea key={field} form={form} name={field} label={labelIn(label, frame.language)} />
      ))}
      <Select
        form={form}
        name="declared.level"
        label={text.declaredLevel}
        hint={text.declaredHint}
        empty={text.byRules}
        options={levels}
      />
      <CheckBox form={form} name="exercise" label={text.exercise} />
      <EvidenceField form={form} kept={kept ?? []} frame={frame} />
    </section>
  )
}
