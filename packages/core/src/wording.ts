import type { Cited, Instrument } from './law.ts'
import { type Language, textIn } from './localized.ts'

/** The citation as readers of the language write it. */
export const citationIn = (
  { citation, citationZh }: Pick<Cited, 'citation' | 'citationZh'>,
  language: Language,
): string => (language === 'zh-CN' ? citationZh : citation)

/** The words for a party; one that the instrument does not name is shown by its id. */
export function partyName({ parties }: Instrument, party: string, language: Language): string {
  const named = parties.find(({ value }) => value === party)
  return named === undefined ? party : textIn(named.label, language)
}
