import type { Comparison } from './answer.ts'
import type { Expr, FactDeclaration, Instrument } from './law.ts'
import { type Language, textIn } from './localized.ts'

/** Says in words what the law's expressions ask, with the labels of its facts. */
export interface Wording {
  readonly comparison: (comparison: Comparison) => string
  readonly expression: (expr: Expr) => string
}

const connectives = {
  'zh-CN': {
    and: ' 且 ',
    or: ' 或 ',
    not: '非',
    list: '、',
    unknown: '未知',
    orUnknown: '（或未知）',
    always: '任何情形',
    atLeast: (count: number): string => `至少${count}项：`,
  },
  en: {
    and: ' and ',
    or: ' or ',
    not: 'not ',
    list: ', ',
    unknown: 'unknown',
    orUnknown: ' (or unknown)',
    always: 'any case',
    atLeast: (count: number): string => `at least ${count} of: `,
  },
} as const

/** The reading in effect unless another is chosen; the others stand among the open points. */
function readingOf({ choice, readings }: Extract<Expr, { choice: string }>, { choices }: Instrument): Expr {
  const standard = choices.find(({ id }) => id === choice)?.default ?? ''
  return readings[standard] ?? { always: true }
}

const symbols = { '>=': '≥', '>': '>', '=': '=', in: '=' } as const

/** Makes the wording of one instrument in one language. */
export function wordingOf(instrument: Instrument, language: Language): Wording {
  const facts = new Map(instrument.facts.map((fact) => [fact.name, fact]))
  const words = connectives[language]
  const labelOf = (name: string): string => {
    const fact = facts.get(name)
    return fact === undefined ? name : textIn(fact.label, language)
  }
  const comparison = ({ fact, op, value }: Comparison): string => {
    const values = (Array.isArray(value) ? value : [value]).map((one) =>
      valueText(facts.get(fact), one, language),
    )
    if (value === true) return labelOf(fact)
    return `${labelOf(fact)} ${symbols[op]} ${values.join(words.list)}`
  }
  const several = (parts: readonly Expr[], word: string): string =>
    parts.length === 1 ? parts.map(expression).join('') : `(${parts.map(expression).join(word)})`
  const negation = (expr: Expr): string =>
    'op' in expr && expr.op === '=' && expr.value !== true
      ? comparison(expr).replace(` ${symbols['=']} `, ' ≠ ')
      : `${words.not}${expression(expr)}`
  const expression = (expr: Expr): string => {
    if ('always' in expr) return words.always
    if ('all' in expr) return several(expr.all, words.and)
    if ('any' in expr) return several(expr.any, words.or)
    if ('atLeast' in expr) return `${words.atLeast(expr.atLeast)}${several(expr.of, words.list)}`
    if ('not' in expr) return negation(expr.not)
    if ('mayBe' in expr) return `${comparison(expr.mayBe)}${words.orUnknown}`
    if ('unknown' in expr) return `${labelOf(expr.unknown)} ${words.unknown}`
    if ('choice' in expr) return `${expression(readingOf(expr, instrument))} [${expr.choice}]`
    return comparison(expr)
  }
  return { comparison, expression: (expr) => expression(expr).replace(/^\((.*)\)$/s, '$1') }
}

const chineseUnits: Readonly<Record<string, string>> = { min: '分钟', persons: '人', times: '次', CNY: '元' }

function valueText(fact: FactDeclaration | undefined, value: unknown, language: Language): string {
  const kind = fact?.kind
  if (kind?.type === 'number') {
    const unit = language === 'en' ? kind.unit : (chineseUnits[kind.unit] ?? kind.unit)
    return `${Number(value).toLocaleString('en-US')} ${unit}`
  }
  const labelled =
    kind?.type === 'enum' || kind?.type === 'set' ? kind.values.find((one) => one.value === value) : undefined
  return labelled === undefined ? String(value) : textIn(labelled.label, language)
}
