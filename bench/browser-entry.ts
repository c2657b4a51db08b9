/** What a browser or a telephone needs to grade under the Chinese rules: its size is measured. */
export { createAssessor } from '@fengsui/core'
export { cnCac2025 } from '@fengsui/regulations'
