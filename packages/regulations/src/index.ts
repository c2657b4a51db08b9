import type { Instrument } from '@fengsui/core'
import { cnCac2023Draft } from './cn-cac-2023-draft/index.ts'
import { cnCac2025 } from './cn-cac-2025/index.ts'
import { generalLaws } from './cn-related/general-laws.ts'
import { sectorRules } from './cn-related/sector-rules.ts'
import { euDora2025 } from './eu-dora-2025/index.ts'
import { inCertin2022 } from './in-certin-2022/index.ts'

export { retentionTerms } from './retention.ts'
export { cnCac2025 }

/** Every instrument. Adding one is a folder and a line here. */
export const instruments: readonly Instrument[] = [
  cnCac2025,
  cnCac2023Draft,
  ...generalLaws,
  ...sectorRules,
  euDora2025,
  inCertin2022,
]
