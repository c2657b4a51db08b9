import type { Localized } from './localized.ts'

/** How sure we are of a rule; it travels with the rule to every screen. */
export const confidences = ['verified', 'single-source', 'unverified'] as const
export type Confidence = (typeof confidences)[number]

/** The words that stand beside the mark. */
export const confidenceLabels: Readonly<Record<Confidence, Localized>> = {
  verified: { zh: '已核对', en: 'verified' },
  'single-source': { zh: '单一来源', en: 'single source' },
  unverified: { zh: '未核对', en: 'unverified' },
}
