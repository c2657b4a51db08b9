import type { FactDeclaration, FactValues, Json, ReportKind, StartEvent } from '@fengsui/core'
import type { Services } from '../services.ts'
import type { CaseFile } from './case-file.ts'
import { stillKnown } from './still-known.ts'

/** What a sender adds to what its case knows. */
export interface Addition {
  readonly kind: ReportKind
  /** Number of the first report at the recipient, unless initial. */
  readonly about?: string
  readonly contents?: Readonly<Record<string, Json>>
  readonly summary?: Readonly<Record<string, string>>
  /** Level and category as the sender states them. */
  readonly declared?: { readonly level?: string; readonly category?: string }
  /** Who can be asked, where the sender says so anew. */
  readonly personal?: Personal
}

/** Names, telephones and addresses: who reports, and whom to call at the unit. */
export interface Personal {
  readonly reporter?: Readonly<Record<string, Json>>
  readonly unit?: Readonly<Record<string, Json>>
}

/** Writes a case as a submission to the next desk: its facts and events, what reports said, who can be asked. */
export async function composeReport(services: Services, file: CaseFile, addition: Addition): Promise<Json> {
  const { state } = file
  const personal = joined([...(await knownPersonal(services, file)), addition.personal ?? {}])
  const { book } = services.assessor
  const said = stillKnown(book, state)
  const sections = splitFacts(book.facts.values(), said.facts)
  const unit = state.reports.findLast((report) => report.unit !== undefined)?.unit
  const place = unit?.place ?? state.facts['place']
  return JSON.parse(
    JSON.stringify({
      kind: addition.kind,
      about: addition.about,
      reporter: { role: state.reports[0]?.reporterRole ?? 'operator', ...personal.reporter },
      unit: { name: unit?.name ?? state.unit, place, contact: personal.unit },
      declared:
        addition.declared ?? state.reports.findLast((report) => report.declared !== undefined)?.declared,
      ...sections,
      events: said.starts satisfies readonly StartEvent[],
      contents: {
        ...Object.assign({}, ...state.reports.map(({ contents }) => contents)),
        ...addition.contents,
      },
      summary: addition.summary ?? state.reports.findLast((report) => report.summary !== undefined)?.summary,
    }),
  ) as Json
}

/** What each report said of people, as far as it can be opened. */
async function knownPersonal(
  { privacy, store }: Services,
  { id, events }: CaseFile,
): Promise<readonly Personal[]> {
  const sealed = events.flatMap((event) => (event.type === 'report.received' ? (event.private ?? []) : []))
  const opened = await Promise.all(sealed.map((one) => privacy.open(store, id, one)))
  // Sealed by this program from the shape read-report.ts gives it.
  return opened.map((one) => (one ?? {}) as Personal)
}

/** Later word of people stands over earlier; a report that names nobody leaves whom others named. */
const joined = (all: readonly Personal[]): Personal =>
  all.reduce(
    (known, { reporter, unit }) => ({
      reporter: { ...known.reporter, ...reporter },
      unit: { ...known.unit, ...unit },
    }),
    {},
  )

/** Sorts facts into the two objects the assess contract has for them. */
export function splitFacts(
  declared: Iterable<FactDeclaration>,
  facts: FactValues,
): { readonly entity: FactValues; readonly incident: FactValues } {
  const entity: Record<string, Json> = {}
  const incident: Record<string, Json> = {}
  const onEntity = new Set([...declared].filter(({ on }) => on === 'entity').map(({ name }) => name))
  for (const [name, value] of Object.entries(facts)) (onEntity.has(name) ? entity : incident)[name] = value
  return { entity, incident }
}
