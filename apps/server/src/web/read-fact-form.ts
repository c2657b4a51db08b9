import type { FactDeclaration, Instrument, Json } from '@fengsui/core'
import { factField } from '@fengsui/pages'

/** Facts as a form gives them: empty controls are unknown, “unknown” ticked beside others is still unknown. */
export function readFactForm(
  { facts: declared }: Pick<Instrument, 'facts'>,
  form: URLSearchParams,
): Record<string, Json> {
  const facts: Record<string, Json> = {}
  for (const fact of declared) {
    const value = readFact(fact, form.getAll(factField(fact.name)))
    if (value !== undefined) facts[fact.name] = value
  }
  return facts
}

function readFact({ kind }: FactDeclaration, given: readonly string[]): Json | undefined {
  const [first = ''] = given.map((text) => text.trim())
  switch (kind.type) {
    case 'set':
      return given.length === 0 || given.includes('unknown') ? undefined : given
    case 'boolean':
      return first === '' ? undefined : first === 'true'
    case 'number':
      return first === '' ? undefined : readNumber(first)
    case 'enum':
    case 'text':
      return first === '' ? undefined : first
  }
}

/** Reads a number as people type it: full-width digits, thousands commas, 万 and 亿. What is no number stays text, so that the field is named as wrong. */
function readNumber(text: string): Json {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  const match = /^(-?\d+(?:\.\d+)?)(万|亿)?$/.exec(plain)
  if (match === null) return text
  const scale = match[2] === '万' ? 10_000 : match[2] === '亿' ? 100_000_000 : 1
  return Number((Number(match[1]) * scale).toFixed(6))
}

const beijing = '+08:00'
const two = (text: string): string => text.padStart(2, '0')

/** A time from five boxes, or from one pasted ISO text: RFC 3339, undefined if nothing was typed, 'incomplete' if it is no time. */
export function readTimeForm(form: URLSearchParams, name: string): string | undefined {
  const boxes = ['year', 'month', 'day', 'hour', 'minute'].map((part) =>
    (form.get(`${name}.${part}`) ?? '').normalize('NFKC').trim(),
  )
  if (boxes.every((box) => box === '')) return undefined
  const [year = '', month = '', day = '', hour = '', minute = ''] = boxes
  const pasted = /^(\d{4})-(\d{1,2})-(\d{1,2})[T\s](\d{1,2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?$/.exec(
    year,
  )
  if (pasted !== null) {
    const [, y = '', mo = '', d = '', h = '', mi = '', s = '00', zone = beijing] = pasted
    return `${y}-${two(mo)}-${two(d)}T${two(h)}:${mi}:${s}${zone}`
  }
  const complete = /^\d{4}$/.test(year) && boxes.slice(1).every((box) => /^\d{1,2}$/.test(box))
  return complete
    ? `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00${beijing}`
    : 'incomplete'
}
