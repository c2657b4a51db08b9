/** Upper ends of the buckets, in seconds: from a fast commit to a request that nobody waits for any more. */
const bounds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const

/** How long something took, in the form Prometheus reads. */
export class Histogram {
  private readonly counts: number[] = bounds.map(() => 0)
  private count = 0
  private sum = 0

  /** Adds one observation. */
  observe(seconds: number): void {
    this.count++
    this.sum += seconds
    bounds.forEach((bound, index) => {
      if (seconds <= bound) this.counts[index] = (this.counts[index] ?? 0) + 1
    })
  }

  /** Lines of the text format. */
  lines(name: string): readonly string[] {
    return [
      `# TYPE ${name} histogram`,
      ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${this.counts[index]}`),
      `${name}_bucket{le="+Inf"} ${this.count}`,
      `${name}_sum ${this.sum}`,
      `${name}_count ${this.count}`,
    ]
  }
}
