/** A loop that runs until it is stopped. */
export interface Worker {
  /** Resolves when the round in progress has ended. */
  stop(): Promise<void>
}

/** Runs rounds one after the other; each says how long to rest before the next, in milliseconds. */
export function startWorker(round: () => Promise<number>): Worker {
  let running = true
  let wake: () => void = () => undefined
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const loop = async (): Promise<void> => {
    while (running) {
      const restMs = await round()
      if (running && restMs > 0) await rest(restMs)
    }
  }
  const ended = loop()
  return {
    stop() {
      running = false
      wake()
      return ended
    },
  }
}
