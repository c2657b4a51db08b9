import { numeralsIn } from './numerals.ts'

/** A length of time in a text. */
export interface Duration {
  readonly minutes: number
  readonly start: number
  readonly end: number
  readonly rough: boolean
}

const units: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [/^\s*(?:个|多)?\s*(?:小时|钟头|hours?\b|hrs?\b|h\b)/i, 60],
  [/^\s*(?:分钟|分(?![之析别布部公])|minutes?\b|mins?\b)/i, 1],
  [/^\s*(?:天|昼夜|days?\b)/i, 24 * 60],
]

interface Piece extends Duration {
  readonly unit: number
}

/** Every length of time of a text: 6小时, 1小时15分, 一个半小时, 半小时, two days are told in minutes. */
export function durationsIn(text: string): readonly Duration[] {
  const pieces = [...plainPieces(text), ...halfHours(text)].sort((a, b) => a.start - b.start)
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const follows =
      last !== undefined && last.unit > piece.unit && /^\s*零?$/.test(text.slice(last.end, piece.start))
    if (follows) joined.pop()
    joined.push(follows ? joinPieces(last, piece) : piece)
  }
  return joined
}

const joinPieces = (first: Piece, rest: Piece): Piece => ({
  ...rest,
  minutes: first.minutes + rest.minutes,
  start: first.start,
  rough: first.rough || rest.rough,
})

function plainPieces(text: string): readonly Piece[] {
  return numeralsIn(text).flatMap((numeral) => {
    const after = text.slice(numeral.end)
    const half = /^个半小时/.exec(after)
    if (half !== null)
      return [
        { ...numeral, end: numeral.end + half[0].length, minutes: (numeral.value + 0.5) * 60, unit: 60 },
      ]
    return units.flatMap(([pattern, unit]) => {
      const match = pattern.exec(after)
      if (match === null) return []
      return [{ ...numeral, end: numeral.end + match[0].length, minutes: numeral.value * unit, unit }]
    })
  })
}

const halfHours = (text: string): readonly Piece[] =>
  [...text.matchAll(/(?<!个)半个?(?:多)?(?:小时|钟头)|half an hour/g)].map((match) => ({
    minutes: 30,
    unit: 60,
    start: match.index,
    end: match.index + match[0].length,
    rough: match[0].includes('多'),
  }))
