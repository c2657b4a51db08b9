import type { CaseEvent, FactValues, Json, ReportKind, StartEvent } from '@fengsui/core'
import type { Services } from '../services.ts'
import type { CaseFile } from './case-file.ts'

/** What a sender adds to what its case knows. */
export interface Addition {
  readonly kind: ReportKind
  /** Number of the first report at the recipient, unless initial. */
  readonly about?: string
  readonly contents?: Readonly<Record<string, Json>>
  readonly summary?: Readonly<Record<string, string>>
}

/** Writes a case as a submission to the next desk: its facts and events, what reports said, who can be asked. */
export async function composeReport(services: Services, file: CaseFile, addition: Addition): Promise<Json> {
  const { state } = file
  const personal = await latestPersonal(services, file)
  const sections = splitFacts(services, state.facts)
  const unit = state.reports.findLast((report) => report.unit !== undefined)?.unit
  const place = unit?.place ?? state.facts['place']
  return JSON.parse(
    JSON.stringify({
      kind: addition.kind,
      about: addition.about,
      reporter: { role: state.reports[0]?.reporterRole ?? 'operator', ...personal.reporter },
      unit: { name: unit?.name ?? state.unit, place, contact: personal.unit },
      declared: state.reports.findLast((report) => report.declared !== undefined)?.declared,
      ...sections,
      events: state.starts satisfies readonly StartEvent[],
      contents: {
        ...Object.assign({}, ...state.reports.map(({ contents }) => contents)),
        ...addition.contents,
      },
      summary: addition.summary ?? state.reports.findLast((report) => report.summary !== undefined)?.summary,
    }),
  ) as Json
}

interface Personal {
  readonly reporter?: Readonly<Record<string, Json>>
  readonly unit?: Json
}

async function latestPersonal({ privacy, store }: Services, file: CaseFile): Promise<Personal> {
  const sealed = file.events.findLast((event: CaseEvent) => event.private !== undefined)?.private
  if (sealed === undefined) return {}
  // Sealed by this program from the shape read-report.ts gives it.
  return ((await privacy.open(store, file.id, sealed)) ?? {}) as Personal
}

/** Sorts facts into the two objects the assess contract has for them. */
export function splitFacts(
  { law }: Pick<Services, 'law'>,
  facts: FactValues,
): { readonly entity: FactValues; readonly incident: FactValues } {
  const entity: Record<string, Json> = {}
  const incident: Record<string, Json> = {}
  const onEntity = new Set(law.facts.filter((fact) => fact.on === 'entity').map((fact) => fact.name))
  for (const [name, value] of Object.entries(facts)) (onEntity.has(name) ? entity : incident)[name] = value
  return { entity, incident }
}
