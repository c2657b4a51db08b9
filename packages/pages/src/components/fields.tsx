import type { ComponentChildren, VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { bracketed, fill, wordsIn } from '../words/words.ts'

/** One thing wrong with a form, in the words its reader sees at the field and in the summary. */
export interface FieldError {
  /** Name of the field; empty where it is about the form as a whole. */
  readonly field: string
  readonly text: string
}

/** What was typed, and what is wrong with it. */
export interface FormState {
  readonly values: URLSearchParams
  readonly errors: readonly FieldError[]
  /** Address it is posted to, on a page that holds several forms. */
  readonly action?: string
}

/** A form nobody has filled in yet. */
export const emptyForm = (): FormState => ({ values: new URLSearchParams(), errors: [] })

/** One of several forms of a page: what was typed and is wrong belongs only to the one that was posted. */
export const formAt = (posted: FormState, action: string): FormState =>
  posted.action === action ? posted : { ...emptyForm(), action }

/** An id for a field: unique on its page, and the same in the summary's links. */
function idOf({ action = '' }: FormState, name: string): string {
  const scope = action.slice(action.lastIndexOf('/') + 1)
  return ['f', scope, name]
    .filter((part) => part !== '')
    .join('-')
    .replace(/[^A-Za-z0-9]+/g, '-')
}

const errorOf = (form: FormState, name: string): string | undefined =>
  form.errors.find(({ field }) => field === name)?.text

/** The summary on top of a form with errors: it gets the focus, and links to each field. */
export function ErrorSummary({
  form,
  frame,
}: {
  readonly form: FormState
  readonly frame: Frame
}): VNode | null {
  if (form.errors.length === 0) return null
  return (
    <div class="sum" role="alert" tabIndex={-1} aria-labelledby="sum-title">
      <h2 id="sum-title">{fill(wordsIn(frame.language).errorSummary, { n: form.errors.length })}</h2>
      <ul>
        {form.errors.map(({ field, text }) => (
          <li key={field}>{field === '' ? text : <a href={`#${idOf(form, field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
}

const describedBy = ({ form, name, hint }: FieldProps): string | undefined =>
  [errorOf(form, name) && `${idOf(form, name)}-e`, hint && `${idOf(form, name)}-h`]
    .filter(Boolean)
    .join(' ') || undefined

/** Label, hint and error around a control. */
function Field(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  const { form, name, label, hint, children } = props
  const error = errorOf(form, name)
  return (
    <div class={error === undefined ? 'f' : 'f bad'}>
      <label for={idOf(form, name)}>{label}</label>
      {error !== undefined && (
        <p class="err" id={`${idOf(form, name)}-e`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${idOf(form, name)}-h`}>
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}

const common = (props: FieldProps): Record<string, string | undefined> => ({
  id: idOf(props.form, props.name),
  name: props.name,
  class: 'in',
  'aria-invalid': errorOf(props.form, props.name) === undefined ? undefined : 'true',
  'aria-describedby': describedBy(props),
})

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'password'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal'
  /** Id of a list that a script fills while somebody types. */
  readonly suggestions?: string
}

/** A line of text. */
export function TextField(props: TextFieldProps): VNode {
  const { type = 'text', autocomplete, inputmode, suggestions: list } = props
  const lists = list === undefined ? {} : { list, 'data-places': '', autocomplete: 'off' }
  const control: Record<string, string | undefined> = {
    ...common(props),
    type,
    autocomplete,
    inputmode,
    ...lists,
  }
  // A password is never sent back to the page.
  const typed = type === 'password' ? '' : (props.form.values.get(props.name) ?? '')
  return (
    <Field {...props}>
      <input {...control} value={typed} />
    </Field>
  )
}

/** Files to choose, any number. What was chosen is never sent back to the page. */
export const FileField = (props: FieldProps): VNode => (
  <Field {...props}>
    <input {...common(props)} type="file" multiple />
  </Field>
)

/** Several lines of text. */
export const TextArea = (props: FieldProps): VNode => (
  <Field {...props}>
    <textarea {...common(props)}>{props.form.values.get(props.name) ?? ''}</textarea>
  </Field>
)

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

/** A list to choose one from; the first entry means “not yet known”. */
export const Select = (
  props: FieldProps & { readonly options: readonly Option[]; readonly empty: string },
): VNode => (
  <Field {...props}>
    <select {...common(props)}>
      <option value="">{props.empty}</option>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value} selected={props.form.values.get(props.name) === value}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)

interface ChoicesProps {
  readonly form: FormState
  readonly name: string
  readonly legend: string
  readonly hint?: string
  readonly kind: 'radio' | 'checkbox'
  readonly options: readonly Option[]
  /** The option that means “not yet known”; it stands under a dashed line. */
  readonly later?: Option
}

/** Radio buttons or check boxes under one question. */
export function Choices({ form, name, legend, hint, kind, options, later }: ChoicesProps): VNode {
  const error = errorOf(form, name)
  const all = later === undefined ? options : [...options, later]
  return (
    <fieldset
      class={error === undefined ? 'f' : 'f bad'}
      id={idOf(form, name)}
      tabIndex={error === undefined ? undefined : -1}
    >
      <legend>{legend}</legend>
      {error !== undefined && <p class="err">{error}</p>}
      {hint !== undefined && <p class="hint">{hint}</p>}
      {all.map((option) => (
        <label key={option.value} class={option === later ? 'c later' : 'c'}>
          <input
            type={kind}
            name={name}
            value={option.value}
            checked={form.values.getAll(name).includes(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** One check box. */
export const CheckBox = ({ form, name, label }: FieldProps): VNode => (
  <label class="c">
    <input
      type="checkbox"
      name={name}
      id={idOf(form, name)}
      value="yes"
      checked={form.values.get(name) === 'yes'}
    />
    <span>{label}</span>
  </label>
)

const parts = ['year', 'month', 'day', 'hour', 'minute'] as const

/** A time in five small boxes: the browser's own picker would show another locale and no zone. */
export function TimeField({ form, name, label, hint, frame }: FieldProps & { readonly frame: Frame }): VNode {
  const words = wordsIn(frame.language)
  const error = errorOf(form, name)
  return (
    <fieldset class={error === undefined ? 'f' : 'f bad'} id={idOf(form, name)} data-time={name}>
      <legend>
        {label}
        {bracketed(words.beijingTime, frame.language)}
      </legend>
      {error !== undefined && <p class="err">{error}</p>}
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div class="dt">
        {parts.map((part) => (
          <label key={part}>
            <input
              class={part === 'year' ? 'in y' : 'in'}
              name={`${name}.${part}`}
              inputMode="numeric"
              maxLength={part === 'year' ? 40 : 2}
              value={form.values.get(`${name}.${part}`) ?? ''}
            />
            {words.form[part]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
