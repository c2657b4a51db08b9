import { type Confidence, confidenceLabels, type Language, textIn } from '@fengsui/core'
import type { VNode } from 'preact'

/** A disc, full, half or dashed, with its word: how sure we are of a rule. */
export const ConfidenceMark = ({
  of,
  language,
}: {
  readonly of: Confidence
  readonly language: Language
}): VNode => (
  <span class="conf">
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <circle
        cx="8"
        cy="8"
        r="6.2"
        fill={of === 'verified' ? 'currentColor' : undefined}
        stroke-dasharray={of === 'unverified' ? '2.4 2.4' : undefined}
      />
      {of === 'single-source' && <path fill="currentColor" stroke="none" d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" />}
    </svg>
    {textIn(confidenceLabels[of], language)}
  </span>
)
