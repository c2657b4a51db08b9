import type { CommitResult, UnitOfWork } from './store.ts'

/** Commits units together; gives one result for each, in their order. */
export type CommitTogether = (works: readonly UnitOfWork[]) => Promise<readonly CommitResult[]>

interface Waiting {
  readonly work: UnitOfWork
  readonly resolve: (result: CommitResult) => void
  readonly reject: (error: unknown) => void
}

/** Most units in one transaction: enough to share the wait for the disk, few enough to answer soon. */
const mostTogether = 64

/**
 * Group commit: what arrives while a transaction is on its way, or in the same turn of the event loop, goes into the
 * next one together. Nobody waits longer for company: a unit that arrives alone is committed alone, at once.
 */
export class CommitQueue {
  private readonly commitTogether: CommitTogether
  private readonly lanes: number
  private readonly waiting: Waiting[] = []
  private underWay = 0

  /** At most `lanes` transactions at a time. */
  constructor(commitTogether: CommitTogether, lanes: number) {
    this.commitTogether = commitTogether
    this.lanes = lanes
  }

  /** Resolves when the unit is on the disk, or cannot be. */
  add(work: UnitOfWork): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve, reject })
      // An embedded database never lets go of the turn it was called in, so companions must be let in before.
      setImmediate(() => this.next())
    })
  }

  private next(): void {
    if (this.underWay >= this.lanes || this.waiting.length === 0) return
    const together = this.waiting.splice(0, mostTogether)
    this.underWay++
    this.commitTogether(together.map(({ work }) => work))
      .then(
        (results) => settle(together, results),
        (error: unknown) => {
          for (const { reject } of together) reject(error)
        },
      )
      .finally(() => {
        this.underWay--
        this.next()
      })
  }
}

function settle(together: readonly Waiting[], results: readonly CommitResult[]): void {
  together.forEach(({ resolve, reject }, index) => {
    const result = results[index]
    if (result === undefined) reject(new Error('a unit of work got no result'))
    else resolve(result)
  })
}
