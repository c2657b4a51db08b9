import type { Grade } from '@fengsui/core'

/** The four levels, highest first. */
export const grades: readonly Grade[] = [
  { id: 'particularly-major', roman: 'I', zh: '特别重大', en: 'particularly major' },
  { id: 'major', roman: 'II', zh: '重大', en: 'major' },
  { id: 'relatively-major', roman: 'III', zh: '较大', en: 'relatively major' },
  { id: 'general', roman: 'IV', zh: '一般', en: 'general' },
]
