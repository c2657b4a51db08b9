import {
  fail,
  type Instrument,
  type Language,
  type Localized,
  type Outcome,
  parseInstant,
  succeed,
} from '@fengsui/core'
import { type FieldError, fill, wordsIn } from '@fengsui/pages'
import { type Authority, channelKinds, type OwnEntry, openParties, shippedAuthority } from '@fengsui/regions'

/** What an entry is read for: a new one, or one of an authority that is known. */
export interface EntryContext {
  readonly law: Instrument
  /** Id the entry will have. */
  readonly id: string
  /** What is known of that authority so far. */
  readonly known: Pick<Authority, 'party' | 'code' | 'sector'> | undefined
  /** Today in Beijing, YYYY-MM-DD. */
  readonly today: string
  readonly language: Language
}

type Channels = OwnEntry['channels']

const longest = { name: 100, source: 300, address: 200 } as const
const mostOfAKind = 5
const telephone = /^[+0-9][0-9 ()+\-转#*]{2,40}$/
const shapes: Readonly<Record<(typeof channelKinds)[number], RegExp>> = {
  hotline: telephone,
  fax: telephone,
  website: /^https?:\/\/[^\s/]+\.[^\s]+$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'mini-program': /^[^\n]+$/,
  'official-account': /^[^\n]+$/,
}

/** Reads what a deployment knows of an authority; all faults at once, each at its field. */
export function readEntryForm(
  form: URLSearchParams,
  context: EntryContext,
): Outcome<OwnEntry, readonly FieldError[]> {
  const words = wordsIn(context.language).directory
  const value = (field: string): string => (form.get(field) ?? '').trim()
  const errors: FieldError[] = []
  const fault = (field: string, text: string): void => void errors.push({ field, text })
  const names = { zh: words.zh, en: words.en, source: words.from } as const
  const text = (field: keyof typeof names, most: number): string => {
    if (value(field) === '' || value(field).length > most)
      fault(field, fill(words.faults.text, { name: names[field], n: most }))
    return value(field)
  }
  const scope = context.known ?? readScope(value, context, fault)
  const { code, sector } = scope
  const entry: OwnEntry = {
    authority: context.id,
    party: scope.party,
    ...(code === undefined ? {} : { code }),
    ...(sector === undefined ? {} : { sector }),
    zh: text('zh', longest.name),
    en: text('en', longest.name),
    channels: channelKinds.flatMap((kind) =>
      readChannels(kind, value(kind), () => fault(kind, words.faults[kind])),
    ),
    source: text('source', longest.source),
    verifiedAt: value('verifiedAt'),
    receives: value('receives') !== 'no',
  }
  if (!isDayUpTo(entry.verifiedAt, context.today)) fault('verifiedAt', words.faults.day)
  return errors.length === 0 ? succeed(entry) : fail(errors)
}

function readScope(
  value: (field: string) => string,
  { law, language }: EntryContext,
  fault: (field: string, text: string) => void,
): Pick<Authority, 'party' | 'code' | 'sector'> {
  const { faults } = wordsIn(language).directory
  const [party, code, sector] = [value('party'), value('code'), value('sector')]
  if (!openParties.some((one) => one.party === party)) fault('party', faults.choose)
  if (code !== '' && shippedAuthority(`cn-${code}`) === undefined) fault('code', faults.choose)
  if (sector !== '' && !sectorsOf(law).some((one) => one.value === sector)) fault('sector', faults.choose)
  return { party, ...(code === '' ? {} : { code }), ...(sector === '' ? {} : { sector }) }
}

/** The sectors that the law's facts know. */
export function sectorsOf({
  facts,
}: Instrument): readonly { readonly value: string; readonly label: Localized }[] {
  const kind = facts.find(({ name }) => name === 'cn.sector')?.kind
  return kind?.type === 'enum' ? kind.values.filter(({ value }) => value !== 'none') : []
}

/** Several of a kind stand on lines of their own, or between semicolons. */
function readChannels(kind: Channels[number]['kind'], written: string, fault: () => void): Channels {
  const addresses = written.split(/[\n;；]+/).flatMap((one) => one.trim() || [])
  const fits = addresses.every((one) => one.length <= longest.address && shapes[kind].test(one))
  if (!fits || addresses.length > mostOfAKind) fault()
  return addresses.map((address) => ({ kind, address }))
}

const isDayUpTo = (day: string, today: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= today && parseInstant(`${day}T00:00:00Z`) !== undefined
