import { type Cited, citationIn, confidenceLabels, type Language, textIn } from '@fengsui/core'

/** Citation, confidence and sources: they stand behind every row of the law. */
export const proof = (cited: Cited, language: Language): readonly string[] => [
  citationIn(cited, language),
  textIn(confidenceLabels[cited.confidence], language),
  cited.sources.join(' '),
]
