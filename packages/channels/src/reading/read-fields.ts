import { parseReceiptNumber } from '@fengsui/core'
import type { ReadingContext } from '../draft.ts'
import type { Base } from './base.ts'
import { type Finding, sourceAt } from './finding.ts'
import type { Field } from './sections.ts'
import { factValue, firstTime, timeConfidence } from './values.ts'

const sure = 0.95

/** Reads a field's value as what its label asks for. A value that cannot be read as that is left to the person. */
export function readField(field: Field, base: Base, context: ReadingContext): readonly Finding[] {
  const { meaning } = field
  const text = field.value.trim()
  if (text === '' || /^(?:无|不详|未知|待查|待核实|暂无|不清楚|n\/?a|unknown|none|-+|\/)$/i.test(text))
    return []
  const whole = sourceAt(field.line, { start: field.start, end: field.start + field.value.length }, sure)
  switch (meaning.of) {
    case 'nothing':
    case 'content':
      return []
    case 'ransom':
      return [{ of: 'ransom', name: meaning.name, value: text, source: whole }]
    case 'unit.name':
    case 'unit.place':
      return [{ of: meaning.of, value: text, source: whole }]
    case 'declared.level':
      return declaredLevel(text, context).map((value) => ({ of: 'declared.level', value, source: whole }))
    case 'category':
      return factFinding(field, 'category', context)
    case 'about': {
      const value = parseReceiptNumber(text)
      return value === undefined ? [] : [{ of: 'about', value, source: whole }]
    }
    case 'fact':
      return factFinding(field, meaning.fact.name, context)
    case 'time':
      return [
        ...eventFinding(field, meaning.event, base),
        { of: 'content', name: 'timeAndPlace', value: `${field.label}：${text}`, source: whole },
      ]
  }
}

function declaredLevel(text: string, { grades }: ReadingContext): readonly string[] {
  const found = grades
    .filter(
      ({ zh, en, id }) =>
        text.includes(zh) || text.toLowerCase().includes(en.toLowerCase()) || text.includes(id),
    )
    .sort((a, b) => b.zh.length - a.zh.length)[0]
  return found === undefined ? [] : [found.id]
}

function factFinding(field: Field, name: string, { facts }: ReadingContext): readonly Finding[] {
  const declared = facts.find((fact) => fact.name === name)
  const read = declared && factValue(field.value, declared)
  if (read === undefined) return []
  const span = { start: field.start + read.start, end: field.start + read.end }
  return [
    { of: 'fact', name, value: read.value, source: sourceAt(field.line, span, read.rough ? 0.8 : sure) },
  ]
}

function eventFinding(field: Field, type: string | undefined, base: Base): readonly Finding[] {
  const time = firstTime(field.value, base.at)
  if (time === undefined || type === undefined) return []
  const span = { start: field.start + time.start, end: field.start + time.end }
  const confidence = Math.min(sure, timeConfidence[time.precision])
  const event = { type, at: time.text, actor: base.actor }
  return [{ of: 'event', event, source: sourceAt(field.line, span, confidence) }]
}
