const mostKeys = 100_000

/**
 * Counts failures per key in a sliding pair of windows; a success costs nothing.
 * In memory and bounded: a restart forgives, a flood of keys drops the oldest window.
 */
export class FailureLimit {
  private current = new Map<string, number>()
  private previous = new Map<string, number>()
  private turnedAt = 0

  private readonly allowed: number
  private readonly windowMs: number

  /** Allows fewer than `allowed` failures of one key in `windowMs` milliseconds. */
  constructor(allowed: number, windowMs: number) {
    this.allowed = allowed
    this.windowMs = windowMs
  }

  /** True while `key` may try again. */
  allows(key: string, nowMs: number): boolean {
    this.turn(nowMs)
    return (this.current.get(key) ?? 0) + (this.previous.get(key) ?? 0) < this.allowed
  }

  /** Records one failure of `key`. */
  failed(key: string, nowMs: number): void {
    this.turn(nowMs)
    this.current.set(key, (this.current.get(key) ?? 0) + 1)
  }

  private turn(nowMs: number): void {
    if (nowMs - this.turnedAt < this.windowMs && this.current.size < mostKeys) return
    this.previous = nowMs - this.turnedAt < 2 * this.windowMs ? this.current : new Map()
    this.current = new Map()
    this.turnedAt = nowMs
  }
}
