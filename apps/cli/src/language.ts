import type { Language } from '@fengsui/core'

const languageOf: ReadonlyMap<string, Language> = new Map([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['en', 'en'],
])

/** The language `--lang` names; undefined for one that there is not. */
export const languageNamed = (name: string): Language | undefined => languageOf.get(name)
