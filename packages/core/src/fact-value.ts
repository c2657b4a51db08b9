/** A known value of a fact. Unknown facts are absent: unknown is not false. */
export type FactValue = boolean | number | string | readonly string[]

/** Known facts by dotted name. */
export type Facts = Readonly<Record<string, FactValue>>
