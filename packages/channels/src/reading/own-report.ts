import { type FactValue, type Json, parseInstant, parseJsonText, parseReceiptNumber } from '@fengsui/core'
import type { Ransom, ReadingContext, Source } from '../draft.ts'
import type { Finding } from './finding.ts'

type JsonObject = Readonly<Record<string, Json>>

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a JSON text is a report in the form this program takes and gives. */
export function readOwnReport(part: string, text: string, context: ReadingContext): readonly Finding[] {
  const parsed = parseJsonText(text)
  if (!parsed.ok || !isObject(parsed.value)) return []
  const report = parsed.value
  if (!['unit', 'incident', 'contents'].some((name) => isObject(report[name]))) return []
  const at = sourcesIn(part, text)
  return [
    ...unitFindings(report, at),
    ...['entity', 'incident'].flatMap((section) => factFindings(report[section], at, context)),
    ...eventFindings(report['events'], at),
    ...contentFindings(report['contents'], at),
    ...declaredFindings(report, at),
  ]
}

type At = (name: string) => Source

/** The line on which a name stands in a JSON text; what a program wrote is as sure as a reading can be. */
function sourcesIn(part: string, text: string): At {
  const lines = text.split(/\r?\n/)
  return (name) => {
    const key = JSON.stringify(name.split('.').at(-1) ?? name)
    const index = Math.max(
      0,
      lines.findIndex((line) => line.includes(JSON.stringify(name)) || line.includes(key)),
    )
    const line = lines[index] ?? ''
    const start = Math.max(0, line.indexOf(key))
    return {
      part,
      line: index + 1,
      start,
      end: line.length,
      text: line.trim().slice(0, 200),
      confidence: 0.99,
    }
  }
}

function unitFindings({ unit, about }: JsonObject, at: At): readonly Finding[] {
  const number = typeof about === 'string' ? parseReceiptNumber(about) : undefined
  const parts = isObject(unit) ? (['name', 'place'] as const) : []
  return [
    ...parts.flatMap((name): readonly Finding[] => {
      const value = isObject(unit) ? unit[name] : undefined
      return typeof value === 'string' && value.trim() !== ''
        ? [{ of: `unit.${name}`, value, source: at(name) }]
        : []
    }),
    ...(number === undefined ? [] : [{ of: 'about' as const, value: number, source: at('about') }]),
  ]
}

/** Facts that are declared; nested objects and dotted names are the same. */
function factFindings(section: Json | undefined, at: At, context: ReadingContext): readonly Finding[] {
  if (!isObject(section)) return []
  return flatten(section, '').flatMap(([name, value]): readonly Finding[] => {
    const known = context.facts.some((fact) => fact.name === name)
    return known && value !== null && value !== 'unknown'
      ? [{ of: 'fact', name, value, source: at(name) }]
      : []
  })
}

function flatten(
  object: JsonObject,
  prefix: string,
): readonly (readonly [name: string, value: FactValue | null])[] {
  return Object.entries(object).flatMap(([key, value]) =>
    isObject(value)
      ? flatten(value, `${prefix}${key}.`)
      : [[prefix + key, value as FactValue | null] as const],
  )
}

function eventFindings(events: Json | undefined, at: At): readonly Finding[] {
  if (!Array.isArray(events)) return []
  return events.flatMap((event: Json): readonly Finding[] => {
    if (!isObject(event)) return []
    const { type, at: time, actor = 'operator' } = event
    if (typeof type !== 'string' || typeof time !== 'string' || typeof actor !== 'string') return []
    return parseInstant(time) === undefined
      ? []
      : [{ of: 'event', event: { type, at: time, actor }, source: at('events') }]
  })
}

function contentFindings(contents: Json | undefined, at: At): readonly Finding[] {
  if (!isObject(contents)) return []
  return Object.entries(contents).flatMap(([name, value]): readonly Finding[] => {
    if (typeof value === 'string' && value.trim() !== '')
      return [{ of: 'content', name, value, source: at(name) }]
    if (name !== 'ransom' || !isObject(value)) return []
    return (['amount', 'method', 'date'] as const).flatMap((part: keyof Ransom): readonly Finding[] => {
      const said = value[part]
      return typeof said === 'string' ? [{ of: 'ransom', name: part, value: said, source: at(part) }] : []
    })
  })
}

function declaredFindings({ declared }: JsonObject, at: At): readonly Finding[] {
  const level = isObject(declared) ? declared['level'] : undefined
  return typeof level === 'string' ? [{ of: 'declared.level', value: level, source: at('level') }] : []
}
