/** The two languages every text for people exists in. Chinese is the source. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** One text in both languages. */
export interface Localized {
  readonly zh: string
  readonly en: string
}

/** Picks the text for a language. */
export const textIn = (text: Localized, language: Language): string =>
  language === 'zh-CN' ? text.zh : text.en
