import { type InputError, type Instrument, type Json, type Language, textIn } from '@fengsui/core'
import { type FieldError, factField, summaryParts, wordsIn } from '@fengsui/pages'
import { splitFacts } from '../cases/compose-report.ts'
import { readFactForm, readTimeForm } from './read-fact-form.ts'

/** Turns the public form into the body the API takes, so that both doors check the same things. */
export function reportOf(law: Instrument, form: URLSearchParams): Json {
  const role = form.get('reporter.role') ?? 'operator'
  const aware = form.get('aware.unknown') === 'yes' ? undefined : readTimeForm(form, 'aware')
  const facts = readFactForm(law, form)
  if (form.get('exercise') === 'yes') facts['exercise'] = true
  return plain({
    kind: 'initial',
    reporter: { role, name: text(form, 'reporter.name') },
    unit: { name: text(form, 'unit.name'), place: text(form, 'unit.place'), contact: contactOf(form) },
    ...declaredOf(form),
    ...splitFacts(law.facts, facts),
    events: aware === undefined ? [] : [{ type: 'aware.incident', at: aware, actor: 'operator' }],
    contents: contentsOf(law, form),
  })
}

/** Turns the follow-up form into a supplement, progress or summary report. */
export function followUpOf(law: Instrument, form: URLSearchParams): Json {
  const handled = readTimeForm(form, 'handled')
  const summary = Object.fromEntries(summaryParts.map((part) => [part, text(form, `summary.${part}`)]))
  return plain({
    kind: text(form, 'kind') ?? 'supplement',
    about: text(form, 'about'),
    followUp: text(form, 'followUp'),
    ...splitFacts(law.facts, readFactForm(law, form)),
    events: handled === undefined ? [] : [{ type: 'incident.handled', at: handled, actor: 'operator' }],
    contents: contentsOf(law, form),
    summary: form.get('kind') === 'summary' ? summary : undefined,
  })
}

/** Drops what is undefined. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json

const text = (form: URLSearchParams, name: string): string | undefined => {
  const typed = (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
  return typed === '' ? undefined : typed
}

/** Whom to call at the unit, as far as the form says. */
export const contactOf = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    ['name', 'phone', 'email'].flatMap((part) => {
      const typed = text(form, `unit.contact.${part}`)
      return typed === undefined ? [] : [[part, typed]]
    }),
  )

/** Level and category as the sender states them, where the form asks. */
export function declaredOf(form: URLSearchParams): {
  readonly declared?: { readonly level?: string; readonly category?: string }
} {
  const level = text(form, 'declared.level')
  const category = text(form, 'declared.category')
  if (level === undefined && category === undefined) return {}
  return {
    declared: { ...(level === undefined ? {} : { level }), ...(category === undefined ? {} : { category }) },
  }
}

/** The texts of a report, by the field names of the law's contents. */
export function contentsOf(law: Instrument, form: URLSearchParams): Record<string, Json | undefined> {
  const ransom = {
    amount: text(form, 'ransom.amount'),
    method: text(form, 'ransom.method'),
    date: text(form, 'ransom.date'),
  }
  const named = law.contents
    .map(({ field }) => field)
    .filter((field) => field.startsWith('contents.') && field !== 'contents.ransom')
    .map((field) => [field.slice('contents.'.length), text(form, field)] as const)
  const hasRansom = Object.values(ransom).some((part) => part !== undefined)
  return { ...Object.fromEntries(named), ...(hasRansom ? { ransom: plain(ransom) } : {}) }
}

/** A form whose faults are shown: its language, and the field that asks when something happened. */
interface ShownForm {
  readonly language: Language
  readonly time: 'aware' | 'handled' | 'startAt'
}

/** Shows faults of a body at the fields of the form it came from. */
export function fieldErrors(errors: readonly InputError[], form: ShownForm): readonly FieldError[] {
  const { unit, summary } = wordsIn(form.language).faultTexts
  const fixed: Readonly<Record<string, FieldError>> = {
    '/unit/name': { field: 'unit.name', text: unit },
    '/unit': { field: 'unit.name', text: unit },
    '/summary': { field: 'summary.cause', text: summary },
  }
  return errors.map((error) => fixed[error.pointer] ?? fieldError(error, form))
}

function fieldError({ pointer, code, detail }: InputError, { language, time }: ShownForm): FieldError {
  const { faultTexts } = wordsIn(language)
  const shown = textIn(detail, language)
  const [, section = '', name = '', member = ''] = pointer.split('/')
  if (section === 'entity' || section === 'incident') return { field: factField(name), text: shown }
  const incomplete = time === 'aware' ? faultTexts.aware : faultTexts.time
  if (section === 'events') return { field: time, text: code === 'bad-time' ? incomplete : shown }
  if (section === 'filings')
    return member === 'duty'
      ? { field: 'duty', text: shown }
      : { field: 'filedAt', text: code === 'bad-time' ? faultTexts.time : shown }
  return { field: pointer.slice(1).replaceAll('/', '.'), text: shown }
}
