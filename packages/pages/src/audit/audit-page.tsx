import { type AuditData, type AuditKind, auditKinds } from '@fengsui/core'
import type { VNode } from 'preact'
import { ErrorSummary, type FormState, Select, TextField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'

/** One entry of the audit log. */
export interface AuditLine extends AuditData {
  readonly id: string
  readonly at: string
  readonly kind: AuditKind
  /** Name of the person; empty: nobody is known. */
  readonly who: string
}

/** Entries that fit a filter, newest first. */
export interface AuditView {
  readonly lines: readonly AuditLine[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** Where cases of this organisation are. */
  readonly caseBase: string
  /** The filter as it was asked for. */
  readonly form: FormState
  /** The last entry, if there are older ones. */
  readonly older?: string | undefined
}

interface Part {
  readonly view: AuditView
  readonly frame: Frame
}

/** `/audit`: who read and changed what, for the auditor alone. */
export function renderAudit(view: AuditView, frame: Frame): string {
  const { audit } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{audit.title}</h1>
      <p>{audit.lead}</p>
      <ErrorSummary form={view.form} frame={frame} />
      <Filter view={view} frame={frame} />
      <p class="row">
        <a href={`/audit/export?${queryOf(view, { format: 'jsonl' })}`} download>
          {audit.asJson}
        </a>
        <a href={`/audit/export?${queryOf(view, { format: 'syslog' })}`} download>
          {audit.asSyslog}
        </a>
      </p>
      {view.lines.length === 0 ? <p class="m">{audit.none}</p> : <Lines view={view} frame={frame} />}
      {view.older !== undefined && (
        <p>
          <a href={`/audit?${queryOf(view, { before: view.older })}`}>{audit.older}</a>
        </p>
      )}
    </div>
  )
  const hasError = view.form.errors.length > 0
  return renderDocument({ title: audit.title, kind: 'work', body, hasError }, frame)
}

const filterNames = ['kind', 'person', 'case', 'from', 'to'] as const

/** The filter as a query, with something more. */
const queryOf = ({ form }: AuditView, more: Readonly<Record<string, string>>): string =>
  new URLSearchParams({
    ...Object.fromEntries(
      filterNames.flatMap((name) => {
        const value = form.values.get(name) ?? ''
        return value === '' ? [] : [[name, value]]
      }),
    ),
    ...more,
  }).toString()

/** Folded until somebody filters. */
function Filter({ view: { form, people }, frame }: Part): VNode {
  const { audit } = wordsIn(frame.language)
  const kinds = auditKinds.map((value) => ({ value, label: audit.kinds[value] }))
  const isUsed = filterNames.some((name) => (form.values.get(name) ?? '') !== '')
  return (
    <details class="panel" open={isUsed}>
      <summary>{audit.filter}</summary>
      <form class="stack" method="get" action="/audit">
        <Select form={form} name="kind" label={audit.what} empty={audit.all} options={kinds} />
        <Select
          form={form}
          name="person"
          label={audit.who}
          empty={audit.all}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField form={form} name="case" label={audit.case} hint={audit.caseHint} />
        <TextField form={form} name="from" label={audit.from} hint={audit.dayHint} />
        <TextField form={form} name="to" label={audit.to} hint={audit.dayHint} />
        <p class="row">
          <button type="submit" class="btn two">
            {audit.filter}
          </button>
        </p>
      </form>
    </details>
  )
}

function Lines({ view, frame }: Part): VNode {
  const { audit } = wordsIn(frame.language)
  const heads = [audit.at, audit.who, audit.what, audit.case, audit.status, audit.client]
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
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.id}>
            <td data-l={audit.at}>
              <time dateTime={line.at}>{fullTime(instantOf(line.at), frame.language)}</time>
            </td>
            <td data-l={audit.who}>{line.who || audit.nobody}</td>
            <th scope="row" data-l={audit.what}>
              {audit.kinds[line.kind] ?? line.kind}
            </th>
            <td data-l={audit.case} class="dig">
              {line.case === undefined ? (
                (line.item?.slice(0, 20) ?? '–')
              ) : (
                <a href={`${view.caseBase}/${line.case}`}>{line.case.slice(-12)}</a>
              )}
            </td>
            <td data-l={audit.status} class="n">
              {line.status ?? '–'}
            </td>
            <td data-l={audit.client} class="dig">
              {line.from ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
