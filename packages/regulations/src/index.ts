import type { Instrument } from '@fengsui/core'
import { cnCac2025 } from './cn-cac-2025/index.ts'

/** Every instrument. Adding one is a folder and a line here. */
export const instruments: readonly Instrument[] = [cnCac2025]
