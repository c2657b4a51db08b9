import type { Localized } from './localized.ts'

type Kind = JsonKind | 'texts' | 'counted' | 'minutes'
type JsonKind = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** Kinds of JSON values, and of facts, in words. */
export const kindWords: Readonly<Record<Kind, Localized>> = {
  object: { zh: '对象', en: 'an object' },
  array: { zh: '列表', en: 'a list' },
  texts: { zh: '文字列表', en: 'a list of texts' },
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true或false', en: 'true or false' },
  null: { zh: 'null', en: 'null' },
  counted: { zh: '可计数的事实', en: 'a fact that is counted' },
  minutes: { zh: '以分钟计的事实', en: 'a fact counted in minutes' },
}

const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 20 })

/** A range of numbers, in words. */
export const between = (min: number, max: number): Localized => ({
  zh: `在${grouped(min)}到${grouped(max)}之间`,
  en: `between ${grouped(min)} and ${grouped(max)}`,
})

/** The least number, in words. */
export const noLessThan = (min: number): Localized => ({
  zh: `不小于${grouped(min)}`,
  en: `at least ${grouped(min)}`,
})

/** The longest text, in words. */
export const charactersUpTo = (most: number): Localized => ({
  zh: `不超过${grouped(most)}个字`,
  en: `at most ${grouped(most)} characters long`,
})
