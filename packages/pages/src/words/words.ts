import { type Language, type Localized, textIn } from '@fengsui/core'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

/** The dictionary of a language. */
export const wordsIn = (language: Language): Words => (language === 'zh-CN' ? zh : en)

/** A text that stands by itself, as a label or a title does: English starts with a capital. */
export const labelIn = (text: Localized, language: Language): string =>
  capitalised(textIn(text, language), language)

/** A text of this dictionary, at the beginning of a line. */
export const capitalised = (text: string, language: Language): string =>
  language === 'en' ? text.charAt(0).toUpperCase() + text.slice(1) : text

/** A remark after a text, in the brackets of the language. */
export const bracketed = (text: string, language: Language): string =>
  language === 'zh-CN' ? `（${text}）` : ` (${text})`

/** Puts a colon after a text, as the language writes it. */
export const withColon = (text: string, language: Language): string =>
  language === 'zh-CN' ? `${text}：` : `${text}: `

/** Fills `{name}` places of a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
