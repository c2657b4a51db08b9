import type { PackedDivision } from './unpack.ts'

/** A bearer of a code, ready to be compared with others. */
export interface Place extends PackedDivision {
  /**
   * What the codes of all below it start with, for the place, for a second parent, and for what it has become: a
   * text that names 重庆市涪陵市 names the municipality of today and the city of before.
   */
  readonly branches: readonly string[]
  /** The codes of today that it continues in; its own while it exists. */
  readonly today: readonly string[]
}

/** Whether one place is the other or lies in it. */
export const isWithin = (inner: Place, outer: Place): boolean =>
  inner === outer || inner.branches.some((branch) => outer.branches.some((other) => branch.startsWith(other)))
