import { type Acknowledged, aReport, type Sent, send } from './reports.ts'

/** What a crowd of senders wrote down. */
export interface Noted {
  readonly acknowledged: readonly Acknowledged[]
  readonly inDoubt: readonly Sent[]
}

/** A crowd that sends reports, all at once, in turn to each address. */
export interface Crowd {
  readonly urls: readonly string[]
  readonly senders: number
  /** Starts every key of this crowd. */
  readonly name: string
  /** How long each rests between two reports. */
  readonly pauseMs: number
}

/**
 * Lets a crowd send, and strikes at the moment the given number of reports is acknowledged, in the middle of whatever
 * the servers are doing then. Who gets no answer stops; the others stop when the strike is over.
 */
export async function sendUntilStruck(
  { urls, senders, name, pauseMs }: Crowd,
  { count, strike }: { readonly count: number; readonly strike: () => Promise<void> },
): Promise<Noted> {
  const acknowledged: Acknowledged[] = []
  const inDoubt: Sent[] = []
  let struck: Promise<void> | undefined
  let over = false
  const one = async (sender: number): Promise<void> => {
    for (let turn = 0; !over; turn++) {
      const sent = aReport(`${name}-${sender}-${turn}`)
      const attempt = await send(urls[sender % urls.length] ?? '', sent)
      if (attempt.state === 'in-doubt') {
        inDoubt.push(sent)
        return
      }
      acknowledged.push(attempt.report)
      if (acknowledged.length >= count)
        struck ??= strike().then(() => {
          over = true
        })
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  await Promise.all(Array.from({ length: senders }, (_, sender) => one(sender)))
  await struck
  return { acknowledged, inDoubt }
}
