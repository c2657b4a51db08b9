interface Waiting<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Most that go together: enough to share one wait for the disk, few enough to answer soon. */
const mostTogether = 64

/**
 * Does together what many ask for: group commit, and the reads before it. What arrives while a round is on its way, or
 * in the same turn of the event loop, goes into the next round. Nobody waits longer for company: who comes alone is
 * served alone, at once.
 */
export class Together<Question, Answer> {
  private readonly answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>
  private readonly lanes: number
  private readonly waiting: Waiting<Question, Answer>[] = []
  private underWay = 0

  /** `answerAll` gives one answer for each question, in their order; at most `lanes` rounds run at a time. */
  constructor(answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>, lanes: number) {
    this.answerAll = answerAll
    this.lanes = lanes
  }

  /** Resolves with the answer of a round that began after this call. */
  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject })
      // An embedded database never lets go of the turn it was called in, so companions must be let in before.
      setImmediate(() => this.next())
    })
  }

  private next(): void {
    if (this.underWay >= this.lanes || this.waiting.length === 0) return
    const round = this.waiting.splice(0, mostTogether)
    this.underWay++
    this.answerAll(round.map(({ question }) => question))
      .then(
        (answers) => settle(round, answers),
        (error: unknown) => {
          for (const { reject } of round) reject(error)
        },
      )
      .finally(() => {
        this.underWay--
        this.next()
      })
  }
}

function settle<Question, Answer>(
  round: readonly Waiting<Question, Answer>[],
  answers: readonly Answer[],
): void {
  round.forEach(({ resolve, reject }, index) => {
    if (index < answers.length) resolve(answers[index] as Answer)
    else reject(new Error('a question got no answer'))
  })
}
