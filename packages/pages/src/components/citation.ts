import type { Cited, Language } from '@fengsui/core'

/** A citation as readers of the language write it. */
export const cited = (
  { citation, citationZh }: Pick<Cited, 'citation' | 'citationZh'>,
  language: Language,
): string => (language === 'zh-CN' ? citationZh : citation)

/** Separates facts on one line: a full-width space, never a dot or a bar. */
export const gap = '\u3000'
