import { ErrorSummary, type FormState, TextField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import { WorkForm } from '../components/work-form.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'

/** What was typed, and the cases that name it. */
export interface ContactsView {
  readonly form: FormState
  /** Absent before anything was looked for. */
  readonly found?: readonly { readonly id: string; readonly title: string; readonly receivedAt: string }[]
}

/** `/contacts`: the cases that name a telephone number or an address. What is typed never stands in an address. */
export function renderContacts({ form, found }: ContactsView, frame: Frame): string {
  const { contacts } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{contacts.title}</h1>
      <p>{contacts.lead}</p>
      <ErrorSummary form={form} frame={frame} />
      <WorkForm frame={frame} form={form} title={contacts.title} submit={contacts.submit} folded={false}>
        <TextField
          form={form}
          name="contact"
          label={contacts.typed}
          hint={contacts.hint}
          autocomplete="off"
        />
      </WorkForm>
      {found?.length === 0 && (
        <p class="empty" role="status">
          {contacts.nothing}
        </p>
      )}
      {found !== undefined && found.length > 0 && (
        <table class="fold">
          <caption>{contacts.found}</caption>
          <thead>
            <tr>
              <th scope="col">{contacts.case}</th>
              <th scope="col">{contacts.received}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ id, title, receivedAt }) => (
              <tr key={id}>
                <th scope="row" data-l={contacts.case}>
                  <a href={`/desk/${id}`}>{title}</a>
                </th>
                <td data-l={contacts.received}>
                  <time dateTime={receivedAt}>{dayAndTime(instantOf(receivedAt), frame.language)}</time>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
  const hasError = form.errors.length > 0
  return renderDocument({ title: contacts.title, kind: 'work', body, hasError }, frame)
}
