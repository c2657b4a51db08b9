import { ErrorSummary, type FormState, TextField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'

/** `/sign-in`. */
export function renderSignIn({ form }: { readonly form: FormState }, frame: Frame): string {
  const { account } = wordsIn(frame.language)
  const body = (
    <form class="stack" method="post" action="/sign-in">
      <h1>{account.signInTitle}</h1>
      <ErrorSummary form={form} frame={frame} />
      <TextField form={form} name="login" label={account.login} autocomplete="username" />
      <TextField
        form={form}
        name="password"
        label={account.password}
        type="password"
        autocomplete="current-password"
      />
      <p>
        <button type="submit" class="btn">
          {account.signIn}
        </button>
      </p>
    </form>
  )
  return renderDocument(
    { title: account.signInTitle, kind: 'public', body, hasError: form.errors.length > 0 },
    frame,
  )
}
