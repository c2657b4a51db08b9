import type { Localized } from '@fengsui/core'

/** What one look at a deployment found, and what to do about it. */
export interface Finding {
  readonly state: 'good' | 'warning' | 'bad'
  readonly text: Localized
}

/** All is well here. */
export const good = (zh: string, en: string): Finding => ({ state: 'good', text: { zh, en } })

/** It works, but somebody should know. */
export const warning = (zh: string, en: string): Finding => ({ state: 'warning', text: { zh, en } })

/** It does not work, or must not be relied on. */
export const bad = (zh: string, en: string): Finding => ({ state: 'bad', text: { zh, en } })
