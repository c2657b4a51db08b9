/** Something that speaks for one sort of message: a stable code, and how much it counts. */
export interface Sign {
  readonly code: string
  readonly weight: number
}

/** The sum of what signs count. */
export const weightOf = (signs: readonly Sign[]): number => signs.reduce((sum, { weight }) => sum + weight, 0)
