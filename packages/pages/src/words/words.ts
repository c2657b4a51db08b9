import type { Language } from '@fengsui/core'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

/** The dictionary of a language. */
export const wordsIn = (language: Language): Words => (language === 'zh-CN' ? zh : en)

/** Fills `{name}` places of a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
