import { type Language, roles } from '@fengsui/core'
import {
  Choices,
  ErrorSummary,
  type FormState,
  type Option,
  Select,
  TextField,
} from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { UndeliveredNotice } from '../outbox/outbox-page.tsx'
import { wordsIn } from '../words/words.ts'

/** The kinds of organisation a deployment can host. */
export function organisationKinds(language: Language): readonly Option[] {
  const { account } = wordsIn(language)
  return [
    { value: 'operator', label: account.operatorKind },
    { value: 'province', label: account.provinceKind },
    { value: 'nation', label: account.nationKind },
  ]
}

export interface PeopleView {
  readonly organisations: readonly {
    readonly id: string
    readonly nameZh: string
    readonly nameEn: string
    readonly openCases: number
    readonly people: readonly {
      readonly name: string
      readonly login: string
      readonly roles: readonly string[]
    }[]
  }[]
  readonly form: FormState
  /** How many deliveries wait for this reader. */
  readonly undelivered: number
}

/** `/people`: who can sign in for whom; for administrators. */
export function renderPeople({ organisations, form, undelivered }: PeopleView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { account } = words
  const zh = frame.language === 'zh-CN'
  const roleNames: Readonly<Record<string, string>> = account.roles
  const body = (
    <div class="stack">
      <h1>{account.peopleTitle}</h1>
      <UndeliveredNotice count={undelivered} frame={frame} />
      <table class="fold">
        <thead>
          <tr>
            <th scope="col">{account.organisation}</th>
            <th scope="col">{account.people}</th>
            <th scope="col">{account.openCases}</th>
          </tr>
        </thead>
        <tbody>
          {organisations.map((one) => (
            <tr key={one.id}>
              <th scope="row" data-l={account.organisation}>
                {zh ? one.nameZh : one.nameEn}
              </th>
              <td data-l={account.people}>
                {one.people.length === 0 ? <b>{account.unattended}</b> : null}
                {one.people.map(({ name, login, roles: held }) => (
                  <p key={login}>
                    {name}{' '}
                    <span class="m">{`${login}　${held.map((role) => roleNames[role] ?? role).join(zh ? '、' : ', ')}`}</span>
                  </p>
                ))}
              </td>
              <td data-l={account.openCases} class="n">
                {one.openCases}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form class="stack panel" method="post" action="/people">
        <h2>{account.addPerson}</h2>
        <ErrorSummary form={form} frame={frame} />
        <input type="hidden" name="csrf" value={frame.person?.csrf} />
        <Choices
          form={form}
          name="organisation.kind"
          kind="radio"
          legend={account.organisation}
          options={organisationKinds(frame.language)}
        />
        <TextField form={form} name="organisation.name" label={account.organisationName} />
        <TextField form={form} name="organisation.place" label={account.organisationPlace} />
        <TextField form={form} name="name" label={account.personName} />
        <TextField form={form} name="login" label={account.login} autocomplete="off" />
        <TextField
          form={form}
          name="password"
          label={account.password}
          hint={account.passwordHint}
          type="password"
          autocomplete="new-password"
        />
        <Select
          form={form}
          name="role"
          label={account.role}
          empty="–"
          options={roles.map((value) => ({ value, label: account.roles[value] }))}
        />
        <p>
          <button type="submit" class="btn">
            {account.addPerson}
          </button>
        </p>
      </form>
    </div>
  )
  return renderDocument(
    { title: account.peopleTitle, kind: 'work', body, hasError: form.errors.length > 0 },
    frame,
  )
}
