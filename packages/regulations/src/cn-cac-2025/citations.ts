import type { Cited } from '@fengsui/core'

type Citation = Pick<Cited, 'citation' | 'citationZh'>

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number below twenty in Chinese. */
const numeral = (number: number): string =>
  number < 10 ? (digits[number] ?? '') : `十${digits[number - 10] ?? ''}`
const parts = { condition: '条件', indicator: '指标' } as const

/** A row of the grading guide: section 1 to 3, a general condition or an indicator. */
export const guide = (section: number, part: keyof typeof parts, row: number): Citation => ({
  citation: `Guide ${section}, ${part} ${row}`,
  citationZh: `《指南》${section}，${parts[part]}${row}`,
})

/** An article of the Measures, with its item where it has several. */
export const article = (number: number, item?: number): Citation => ({
  citation: `Measures Art. ${number}${item === undefined ? '' : `(${item})`}`,
  citationZh: `《办法》第${numeral(number)}条${item === undefined ? '' : `（${numeral(item)}）`}`,
})

/** A clause whose article number was not seen: cited by what it is about. */
export const clause = (english: string, chinese: string): Citation => ({
  citation: `Measures, ${english}`,
  citationZh: `《办法》${chinese}`,
})
