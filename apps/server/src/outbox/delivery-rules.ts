import type { DeliveryKind } from './deliverer.ts'

/** How often and how long something is tried before a person is asked. */
export interface DeliveryRule {
  readonly mostTries: number
  /** Before the second try; doubled before each one after it. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** How long one try may take. */
  readonly timeoutMs: number
  /** How many are under way at once. */
  readonly atOnce: number
}

const secondMs = 1_000
const minuteMs = 60 * secondMs

/** The limits of each kind: mail waits out a server that is down for half a day; a time stamp says little by then. */
export const deliveryRules: Readonly<Record<DeliveryKind, DeliveryRule>> = {
  email: {
    mostTries: 14,
    firstPauseMs: 30 * secondMs,
    longestPauseMs: 90 * minuteMs,
    timeoutMs: 60 * secondMs,
    atOnce: 20,
  },
  'time-stamp': {
    mostTries: 12,
    firstPauseMs: 5 * secondMs,
    longestPauseMs: 60 * minuteMs,
    timeoutMs: 20 * secondMs,
    atOnce: 4,
  },
}

/** The pause after so many tries. */
export const pauseAfter = (tries: number, { firstPauseMs, longestPauseMs }: DeliveryRule): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1))
