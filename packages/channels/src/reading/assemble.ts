import type { Facts, FactValue } from '@fengsui/core'
import type { Contents, Draft, DraftEvent, Ransom, ReadingContext, Source } from '../draft.ts'
import type { Finding } from './finding.ts'
import type { Sentence } from './line.ts'
import { placeFindings } from './prose-unit.ts'

type Of<Kind extends Finding['of']> = Extract<Finding, { readonly of: Kind }>

/** Makes one draft of all findings: of several about one thing the surest wins, of equally sure ones the first. */
export function assemble(
  findings: readonly Finding[],
  sentences: readonly Sentence[],
  context: ReadingContext,
): Draft {
  const best = <Kind extends Finding['of']>(kind: Kind): readonly Of<Kind>[] =>
    findings
      .filter((finding): finding is Of<Kind> => finding.of === kind)
      .sort((a, b) => b.source.confidence - a.source.confidence)
  const [unitName] = best('unit.name')
  const [place] = [
    ...placeFindings({ name: unitName, place: best('unit.place')[0] }, sentences, context),
  ].sort((a, b) => Number(b.code !== undefined) - Number(a.code !== undefined))
  const facts = factsOf(best('fact'), context)
  const events = eventsOf(best('event'))
  const contents = contentsOf([...findings, ...whenAndWhere(best('event'), sentences)])
  const [level] = best('declared.level')
  const [about] = best('about')
  const sources: Record<string, Source> = {
    ...(unitName && { 'unit.name': unitName.source }),
    ...(place && { 'unit.place': place.source }),
    ...facts.sources,
    ...events.sources,
    ...contents.sources,
    ...(level && { 'declared.level': level.source }),
    ...(about && { about: about.source }),
  }
  return {
    unit: {
      ...(unitName && { name: unitName.value }),
      ...(place && place.of === 'unit.place' && { place: place.value }),
      ...(place?.code !== undefined && { placeCode: place.code }),
    },
    entity: facts.entity,
    incident: facts.incident,
    events: events.events,
    contents: contents.contents,
    ...(level && { declared: { level: level.value } }),
    ...(about && { about: about.value }),
    sources,
  }
}

/** The sentence that says when it was noticed tells time and place, if no heading does. */
function whenAndWhere(events: readonly Of<'event'>[], sentences: readonly Sentence[]): readonly Finding[] {
  const [first] = events.filter(({ event }) => event.type === 'aware.incident')
  const found = sentences.find(
    ({ line, start, text }) =>
      line.number === first?.source.line &&
      line.part === first.source.part &&
      start <= first.source.start &&
      first.source.start < start + text.length,
  )
  if (first === undefined || found === undefined) return []
  return [
    {
      of: 'content',
      name: 'timeAndPlace',
      value: found.text.trim(),
      source: { ...first.source, confidence: 0.4 },
    },
  ]
}

function factsOf(
  findings: readonly Of<'fact'>[],
  { facts }: ReadingContext,
): { readonly entity: Facts; readonly incident: Facts; readonly sources: Record<string, Source> } {
  const sections: Record<'entity' | 'incident', Record<string, FactValue>> = { entity: {}, incident: {} }
  const sources: Record<string, Source> = {}
  for (const { name, value, source } of findings) {
    const declared = facts.find((fact) => fact.name === name)
    if (declared === undefined || sources[name] !== undefined) continue
    const { kind } = declared
    if (kind.type === 'number' && (typeof value !== 'number' || value < kind.min || value > kind.max))
      continue
    sections[declared.on][name] = value
    sources[name] = source
  }
  return { ...sections, sources }
}

/** One event of a type: the surest, and of equally sure ones the earliest, since that one starts a clock. */
function eventsOf(findings: readonly Of<'event'>[]): {
  readonly events: readonly DraftEvent[]
  readonly sources: Record<string, Source>
} {
  const sources: Record<string, Source> = {}
  const byType = new Map<string, Of<'event'>>()
  for (const finding of findings) {
    const held = byType.get(finding.event.type)
    const earlier =
      held !== undefined &&
      held.source.confidence === finding.source.confidence &&
      Date.parse(finding.event.at) < Date.parse(held.event.at)
    if (held === undefined || earlier) byType.set(finding.event.type, finding)
  }
  const chosen = [...byType.values()].sort((a, b) => Date.parse(a.event.at) - Date.parse(b.event.at))
  for (const { event, source } of chosen) sources[event.type] = source
  return { events: chosen.map(({ event }) => event), sources }
}

const longestContent = 20_000

/** The words of each part: what stood under its heading, else the sentences that belong there, in their order. */
function contentsOf(findings: readonly Finding[]): {
  readonly contents: Contents
  readonly sources: Record<string, Source>
} {
  const contents: Record<string, string | Ransom> = {}
  const sources: Record<string, Source> = {}
  const told = findings.filter((finding): finding is Of<'content'> => finding.of === 'content')
  for (const name of new Set(told.map((finding) => finding.name))) {
    const own = told.filter((finding) => finding.name === name)
    const surest = Math.max(...own.map(({ source }) => source.confidence))
    const chosen = own.filter(({ source }) => source.confidence === surest)
    const [first] = chosen
    if (first === undefined || name === 'ransom') continue
    contents[name] = [...new Set(chosen.map(({ value }) => value))].join('\n').slice(0, longestContent)
    sources[`contents.${name}`] = first.source
  }
  const ransom = ransomOf(findings) ?? ransomInWords(told)
  if (ransom !== undefined) {
    contents['ransom'] = ransom.ransom
    sources['contents.ransom'] = ransom.source
  }
  return { contents, sources }
}

/** Words under a heading that asks for the ransom, where no amount could be told apart. */
function ransomInWords(told: readonly Of<'content'>[]): ReturnType<typeof ransomOf> {
  const found = told.find(({ name }) => name === 'ransom')
  return found && { ransom: { amount: found.value.slice(0, 200) }, source: found.source }
}

function ransomOf(
  findings: readonly Finding[],
): { readonly ransom: Ransom; readonly source: Source } | undefined {
  const told = findings
    .filter((finding): finding is Of<'ransom'> => finding.of === 'ransom')
    .sort((a, b) => b.source.confidence - a.source.confidence)
  const [first] = told
  if (first === undefined) return undefined
  const parts: Record<string, string> = {}
  for (const { name, value } of told) parts[name] ??= value
  return { ransom: parts, source: first.source }
}
