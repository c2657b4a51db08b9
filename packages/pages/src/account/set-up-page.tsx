import { Choices, ErrorSummary, type FormState, TextField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'
import { organisationKinds } from './people-page.tsx'

/** `/set-up`: the first organisation and its administrator, with the one-time code. */
export function renderSetUp({ form }: { readonly form: FormState }, frame: Frame): string {
  const { account } = wordsIn(frame.language)
  const kinds = organisationKinds(frame.language)
  const body = (
    <form class="stack" method="post" action="/set-up">
      <div>
        <h1>{account.setUpTitle}</h1>
        <p>{account.setUpLead}</p>
      </div>
      <ErrorSummary form={form} frame={frame} />
      <TextField form={form} name="code" label={account.setUpCode} autocomplete="one-time-code" />
      <Choices
        form={form}
        name="organisation.kind"
        kind="radio"
        legend={account.organisationKind}
        options={kinds}
      />
      <TextField
        form={form}
        name="organisation.name"
        label={account.organisationName}
        autocomplete="organization"
      />
      <TextField form={form} name="organisation.place" label={account.organisationPlace} />
      <TextField form={form} name="name" label={account.yourName} autocomplete="name" />
      <TextField form={form} name="login" label={account.login} autocomplete="username" />
      <TextField
        form={form}
        name="password"
        label={account.password}
        hint={account.passwordHint}
        type="password"
        autocomplete="new-password"
      />
      <p>
        <button type="submit" class="btn">
          {account.create}
        </button>
      </p>
    </form>
  )
  return renderDocument(
    { title: account.setUpTitle, kind: 'public', body, hasError: form.errors.length > 0 },
    frame,
  )
}
