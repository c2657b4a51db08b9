import { type Acknowledged, aReport, type Sent, send } from './reports.ts'

/** What a crowd of senders wrote down. */
export interface Noted {
  readonly acknowledged: readonly Acknowledged[]
  readonly inDoubt: readonly Sent[]
}

/** A crowd that sends reports, all at once, until it is told to stop or gets no answers. */
export interface Crowd {
  readonly url: string
  readonly senders: number
  /** Starts every key of this crowd. */
  readonly name: string
}

/**
 * Lets a crowd send, and calls `atCount` at the moment the given number of reports is acknowledged, in the middle of
 * whatever the server is doing then. Ends when nobody gets an answer any more.
 */
export async function sendUntilGone(
  { url, senders, name }: Crowd,
  { count, atCount }: { readonly count: number; readonly atCount: () => Promise<void> },
): Promise<Noted> {
  const acknowledged: Acknowledged[] = []
  const inDoubt: Sent[] = []
  let struck: Promise<void> | undefined
  const one = async (sender: number): Promise<void> => {
    for (let turn = 0; ; turn++) {
      const sent = aReport(`${name}-${sender}-${turn}`)
      const attempt = await send(url, sent)
      if (attempt.state === 'refused') throw new Error(`refused with ${attempt.status}: ${attempt.answer}`)
      if (attempt.state === 'in-doubt') {
        inDoubt.push(sent)
        return
      }
      acknowledged.push(attempt.report)
      if (acknowledged.length >= count) struck ??= atCount()
    }
  }
  await Promise.all(Array.from({ length: senders }, (_, sender) => one(sender)))
  await struck
  return { acknowledged, inDoubt }
}
