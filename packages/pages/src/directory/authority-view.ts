import type { Instant, Localized } from '@fengsui/core'
import type { Authority, Directory, OwnEntry } from '@fengsui/regions'
import type { FormState } from '../components/fields.tsx'

/** Who receives reports, and what their codes mean. */
export interface DirectoryView {
  readonly parties: Directory['parties']
  readonly sectors: readonly { readonly value: string; readonly label: Localized }[]
  /** Names of provinces by code. */
  readonly provinces: ReadonlyMap<string, string>
}

/** One version of what the deployment recorded. */
export interface RecordedEntry {
  readonly version: number
  readonly entry: OwnEntry
  readonly by: string
  readonly at: Instant
}

/** What is known of one authority, and every version of what was recorded. */
export interface AuthorityView extends DirectoryView {
  readonly id: string
  /** As it ships; absent for one of the deployment's own. */
  readonly shipped: Authority | undefined
  /** Newest first. */
  readonly versions: readonly RecordedEntry[]
  readonly form: FormState
}
