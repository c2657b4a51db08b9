import { Histogram } from './histogram.ts'

/** What became of a report that came in. */
export type IntakeResult = 'received' | 'journalled' | 'refused' | 'unavailable'

/** What a server counts about itself since it started. Numbers only: never who, never what. */
export class Metrics {
  private readonly intakeSeconds = new Histogram()
  private readonly reports = new Map<IntakeResult, number>([
    ['received', 0],
    ['journalled', 0],
    ['refused', 0],
    ['unavailable', 0],
  ])
  private clocksFired = 0
  private clocksFailed = 0
  private drained = 0
  private readonly deliveries = new Map<string, number>()

  /** A report was answered after this long. */
  intake(result: IntakeResult, seconds: number): void {
    this.reports.set(result, (this.reports.get(result) ?? 0) + 1)
    if (result === 'received' || result === 'journalled') this.intakeSeconds.observe(seconds)
  }

  /** A round of due clocks ended. */
  clocks({ fired, failed }: { readonly fired: number; readonly failed: number }): void {
    this.clocksFired += fired
    this.clocksFailed += failed
  }

  /** A delivery was tried. */
  delivery(kind: string, outcome: string): void {
    const labels = `kind="${kind}",outcome="${outcome}"`
    this.deliveries.set(labels, (this.deliveries.get(labels) ?? 0) + 1)
  }

  /** A report went from the journal into the database. */
  drainedOne(): void {
    this.drained++
  }

  /** Lines of the text format Prometheus reads. */
  lines(): readonly string[] {
    return [
      '# TYPE fengsui_reports_total counter',
      ...[...this.reports].map(([result, count]) => `fengsui_reports_total{result="${result}"} ${count}`),
      ...this.intakeSeconds.lines('fengsui_intake_seconds'),
      ...counter('fengsui_clocks_fired_total', this.clocksFired),
      ...counter('fengsui_clock_failures_total', this.clocksFailed),
      ...counter('fengsui_journal_drained_total', this.drained),
      '# TYPE fengsui_deliveries_total counter',
      ...[...this.deliveries].map(([labels, count]) => `fengsui_deliveries_total{${labels}} ${count}`),
    ]
  }
}

const counter = (name: string, value: number): readonly string[] => [
  `# TYPE ${name} counter`,
  `${name} ${value}`,
]

/** A value as it is now. */
export const gauge = (name: string, value: number): readonly string[] => [
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
]
