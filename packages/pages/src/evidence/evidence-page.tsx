import { type Action, formatReceiptNumber, type HeldItem, runningKinds, type ScanResult } from '@fengsui/core'
import type { VNode } from 'preact'
import { ErrorSummary, type FormState, formAt, TextField } from '../components/fields.tsx'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { SecretQuestion } from '../components/secret-question.tsx'
import { WorkButton, WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'
import { EvidenceField } from './evidence-field.tsx'
import { fileSize, scanText } from './evidence-text.ts'

/** One thing that was done with an item. */
export type CustodyStep = { readonly at: string; readonly by: string } & (
  | { readonly type: 'evidence.attached' | 'evidence.looked' | 'evidence.downloaded' }
  | { readonly type: 'evidence.scanned'; readonly result: ScanResult }
  | { readonly type: 'evidence.handed-over'; readonly to: string; readonly number: string }
)

/** An item with everything that was done with it. */
export interface EvidenceLine {
  readonly item: HeldItem
  /** Absent: destroyed with the key of its case. */
  readonly name?: string
  readonly custody: readonly CustodyStep[]
}

/** The evidence of a case. */
export interface EvidenceView {
  readonly title: string
  /** Address of the case. */
  readonly base: string
  readonly attach: Action
  readonly download: Action
  readonly lines: readonly EvidenceLine[]
  /** The reader entered the password a moment ago. */
  readonly unlocked: boolean
  readonly form: FormState
}

interface Part {
  readonly view: EvidenceView
  readonly frame: Frame
}

/** `{case}/evidence`: what came in, what it is, who handled it when; and the way to the bytes. */
export function renderEvidence(view: EvidenceView, frame: Frame): string {
  const { evidence } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>
        {evidence.title}　<a href={view.base}>{view.title}</a>
      </h1>
      <p>{evidence.lead}</p>
      <ErrorSummary form={view.form} frame={frame} />
      {readerMay(frame, view.attach) && <AddEvidence view={view} frame={frame} />}
      {view.lines.length === 0 && <p class="m">{evidence.none}</p>}
      {view.lines.length > 0 && readerMay(frame, view.download) && <Unlock view={view} frame={frame} />}
      {view.lines.map((line) => (
        <Item key={line.item.digest} line={line} view={view} frame={frame} />
      ))}
    </div>
  )
  const hasError = view.form.errors.length > 0
  return renderDocument({ title: `${evidence.title} ${view.title}`, kind: 'work', body, hasError }, frame)
}

function AddEvidence({ view, frame }: Part): VNode {
  const { evidence } = wordsIn(frame.language)
  const form = formAt(view.form, `${view.base}/evidence`)
  return (
    <WorkForm frame={frame} form={form} title={evidence.add} submit={evidence.submit} files>
      <SecretQuestion form={form} frame={frame} />
      <EvidenceField form={form} frame={frame} />
    </WorkForm>
  )
}

function Unlock({ view, frame }: Part): VNode {
  const { evidence } = wordsIn(frame.language)
  const form = formAt(view.form, `${view.base}/evidence/unlock`)
  if (view.unlocked)
    return (
      <p class="say ok" role="status">
        <Icon name="done" />
        <span>{evidence.unlocked}</span>
      </p>
    )
  return (
    <WorkForm frame={frame} form={form} title={evidence.unlock} submit={evidence.confirm}>
      <TextField
        form={form}
        name="password"
        label={evidence.password}
        hint={evidence.unlockHint}
        type="password"
        autocomplete="current-password"
      />
    </WorkForm>
  )
}

function Item({ line, view, frame }: Part & { readonly line: EvidenceLine }): VNode {
  const { evidence } = wordsIn(frame.language)
  const { item, name } = line
  const rows: readonly (readonly [string, string])[] = [
    [evidence.kind, evidence.kinds[item.kind]],
    [evidence.size, fileSize(item.size)],
    [evidence.source, sourceOf(item, frame)],
    [evidence.scan, scanText(item.scan, frame.language)],
  ]
  const isDangerous = runningKinds.has(item.kind) || item.scan?.state === 'found'
  return (
    <article class="panel stack">
      <h2>{name === undefined ? evidence.erased : name || evidence.unnamed}</h2>
      {isDangerous && (
        <p class="say no">
          <Icon name="over" />
          <span>{item.scan?.state === 'found' ? scanText(item.scan, frame.language) : evidence.running}</span>
        </p>
      )}
      <dl class="rows">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{evidence.digest}</dt>
          <dd class="dig">{item.digest}</dd>
        </div>
      </dl>
      {view.unlocked && name !== undefined && readerMay(frame, view.download) && (
        <WorkButton
          frame={frame}
          action={`${view.base}/evidence/${item.digest}/download`}
          text={evidence.download}
        />
      )}
      <Custody steps={line.custody} frame={frame} />
    </article>
  )
}

/** Who did what with it when, oldest first. */
function Custody({ steps, frame }: { readonly steps: readonly CustodyStep[]; readonly frame: Frame }): VNode {
  const { audit, evidence } = wordsIn(frame.language)
  return (
    <table class="fold">
      <caption>{evidence.custody}</caption>
      <thead>
        <tr>
          {[audit.at, audit.what, audit.who].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.at} ${step.type} ${step.by}`}>
            <td data-l={audit.at}>
              <time dateTime={step.at}>{fullTime(instantOf(step.at), frame.language)}</time>
            </td>
            <th scope="row" data-l={audit.what}>
              {stepText(step, frame)}
            </th>
            <td data-l={audit.who}>{step.by}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sourceOf({ number }: HeldItem, frame: Frame): string {
  const { evidence } = wordsIn(frame.language)
  return number === undefined
    ? evidence.fromDesk
    : fill(evidence.fromReport, { number: formatReceiptNumber(number) })
}

function stepText(step: CustodyStep, frame: Frame): string {
  const text = wordsIn(frame.language).evidence.steps[step.type]
  switch (step.type) {
    case 'evidence.attached':
    case 'evidence.looked':
    case 'evidence.downloaded':
      return text
    case 'evidence.scanned':
      return fill(text, { result: scanText(step.result, frame.language) })
    case 'evidence.handed-over':
      return fill(text, { to: step.to, number: formatReceiptNumber(step.number) })
  }
}
