import {
  type Case,
  type CaseCommand,
  contradiction,
  type InputError,
  type Instant,
  inputError,
  type Localized,
} from '@fengsui/core'
import { wordsIn } from '@fengsui/pages'
import type { Services } from '../services.ts'
import { readSaid } from './assess-case.ts'
import type { Said } from './still-known.ts'

type Law = Pick<Services, 'assessor' | 'law'>

/**
 * What a command says that cannot be read, or cannot stand beside what its case says already. Pointers lead into what
 * the command brings: `/entity` and `/incident` by fact, `/events` and `/filings` by place.
 */
export function faultsBeside(
  law: Law,
  file: Case,
  { command, now }: { readonly command: CaseCommand; readonly now: Instant },
): readonly InputError[] {
  const said = saidBy(command)
  if (said === undefined) return []
  const read = readSaid(law, together(file, said), now)
  if (read.ok) return []
  const old = faultNames(readSaid(law, file, now))
  return read.failure
    .filter((error) => !old.has(nameOf(error)))
    .map((error) => inNewSaid(law, { file, said }, error))
}

const nameOf = ({ pointer, code }: InputError): string => `${pointer} ${code}`

/** What the log holds already stands as it is, and keeps nothing new out. */
const faultNames = (read: ReturnType<typeof readSaid>): ReadonlySet<string> =>
  new Set(read.ok ? [] : read.failure.map(nameOf))

/** What a command adds to the facts, times and filings of a case; undefined for those that add nothing. */
function saidBy(command: CaseCommand): Said | undefined {
  switch (command.type) {
    case 'open-incident':
      return { ...command, filings: [] }
    case 'receive-report':
      return command
    case 'record-facts':
      return { facts: command.facts, starts: [], filings: [] }
    case 'record-start':
      return { facts: {}, starts: [command.start], filings: [] }
    case 'record-filings':
    case 'record-sent':
      return { facts: {}, starts: [], filings: command.filings }
    default:
      return undefined
  }
}

const isKnown = (value: unknown): boolean => value !== null && value !== 'unknown'

/** The case with what is new in it, as `evolve` joins them. */
const together = (file: Said, said: Said): Said => ({
  facts: { ...file.facts, ...Object.fromEntries(Object.entries(said.facts).filter(([, v]) => isKnown(v))) },
  starts: [...file.starts, ...said.starts],
  filings: [...file.filings, ...said.filings],
})

interface Both {
  readonly file: Said
  readonly said: Said
}

/** Whoever sends can only change what is new, so that is what the error names. */
function inNewSaid(law: Law, both: Both, error: InputError): InputError {
  const [, section = '', step = '', ...rest] = error.pointer.split('/')
  if (section === 'entity' || section === 'incident') return factError(law, both.said, { error, name: step })
  if (section !== 'events' && section !== 'filings') return error
  const before = section === 'events' ? both.file.starts : both.file.filings
  const index = Number(step) - before.length
  if (index >= 0) return { ...error, pointer: ['', section, index, ...rest].join('/') }
  const { starts, filings } = both.file
  const what =
    section === 'events'
      ? eventWords(starts[Number(step)]?.type)
      : dutyWords(law, filings[Number(step)]?.duty)
  return lateDiscovery(both.said, what)
}

/** A new time of discovery can stand after what the case holds already: then the new one is named. */
function lateDiscovery({ starts }: Said, what: Localized): InputError {
  const aware = starts.findIndex(({ type }) => type === 'aware.incident')
  return inputError(`/events/${Math.max(aware, 0)}/at`, 'contradiction', what)
}

function eventWords(type = ''): Localized {
  const words = (language: 'zh-CN' | 'en'): string => {
    const starts: Readonly<Record<string, string>> = wordsIn(language).log.starts
    return starts[type] ?? type
  }
  return { zh: words('zh-CN'), en: words('en') }
}

const dutyWords = ({ assessor }: Law, id = ''): Localized =>
  assessor.book.instruments.flatMap(({ duties }) => duties).find((duty) => duty.id === id)?.label ?? {
    zh: id,
    en: id,
  }

/** A fact of the case that a new fact speaks against: the new one is named, and the old one in its text. */
function factError(
  { assessor: { book } }: Law,
  { facts }: Said,
  { error, name }: { readonly error: InputError; readonly name: string },
): InputError {
  if (name in facts) return error
  const groups = book.instruments.map(({ groupsFact }) => groupsFact)
  const against = [...groups, book.facts.get(name)?.onlyWhen?.fact].find((one) => one && one in facts)
  if (against === undefined) return error
  return contradiction(`/${book.facts.get(against)?.on ?? 'incident'}/${against}`, name, book.facts)
}
