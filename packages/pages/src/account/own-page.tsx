import type { Instant } from '@fengsui/core'
import type { VNode } from 'preact'
import { ErrorSummary, type FormState, TextField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fullTime } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'

/** A session as its owner sees it. The id names it and opens nothing. */
export interface OwnSession {
  readonly id: string
  readonly startedAt: Instant
  readonly endsAt: Instant
  readonly current: boolean
}

export interface OwnView {
  readonly sessions: readonly OwnSession[]
  readonly form: FormState
}

/** `/account`: where somebody is signed in, and their password. */
export function renderOwn({ sessions, form }: OwnView, frame: Frame): string {
  const { account } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{account.ownTitle}</h1>
      <Sessions sessions={sessions} frame={frame} />
      <form class="stack panel" method="post" action="/account/password">
        <h2>{account.changePassword}</h2>
        <ErrorSummary form={form} frame={frame} />
        <Token frame={frame} />
        <p class="hint">{account.changePasswordHint}</p>
        <TextField
          form={form}
          name="old"
          label={account.oldPassword}
          type="password"
          autocomplete="current-password"
        />
        <TextField
          form={form}
          name="new"
          label={account.newPassword}
          hint={account.passwordHint}
          type="password"
          autocomplete="new-password"
        />
        <p>
          <button type="submit" class="btn">
            {account.changePassword}
          </button>
        </p>
      </form>
    </div>
  )
  return renderDocument(
    { title: account.ownTitle, kind: 'work', body, hasError: form.errors.length > 0 },
    frame,
  )
}

const Token = ({ frame }: { readonly frame: Frame }): VNode => (
  <input type="hidden" name="csrf" value={frame.person?.csrf} />
)

function Sessions({ sessions, frame }: Pick<OwnView, 'sessions'> & { readonly frame: Frame }): VNode {
  const { account } = wordsIn(frame.language)
  return (
    <section class="stack">
      <h2>{account.sessions}</h2>
      <table class="fold">
        <thead>
          <tr>
            <th scope="col">{account.sessionStarted}</th>
            <th scope="col">{account.sessionEnds}</th>
            <th scope="col">{account.endSession}</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, startedAt, endsAt, current }) => (
            <tr key={id}>
              <th scope="row" data-l={account.sessionStarted}>
                <time>{fullTime(startedAt, frame.language)}</time>
              </th>
              <td data-l={account.sessionEnds}>
                <time>{fullTime(endsAt, frame.language)}</time>
              </td>
              <td data-l={account.endSession}>
                {current ? account.thisSession : <EndSession id={id} frame={frame} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <form method="post" action="/account/sessions/others">
          <Token frame={frame} />
          <button type="submit" class="btn two">
            {account.endOthers}
          </button>
        </form>
      )}
    </section>
  )
}

const EndSession = ({ id, frame }: { readonly id: string; readonly frame: Frame }): VNode => (
  <form method="post" action={`/account/sessions/${id}`}>
    <Token frame={frame} />
    <button type="submit" class="btn two">
      {wordsIn(frame.language).account.endSession}
    </button>
  </form>
)
