import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from './engine.ts'

/** The database does not answer: nobody's mistake, and it may pass. */
export class StoreAway extends Error {
  constructor(cause: unknown) {
    super('the database is away', { cause })
  }
}

const mostTries = 4
const firstPauseMs = 50

/** Asks the database; a question may be asked again when the connection was lost under it. Throws `StoreAway` in the end. */
export async function asking<Answer>(engine: Engine, ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (!isAway(engine, error)) throw error
      if (tries === mostTries) throw new StoreAway(error)
    }
    await sleep(firstPauseMs * 2 ** tries)
  }
}

/** Tells the database something, once: whoever gets `StoreAway` does not know whether it heard. */
export async function telling<Answer>(engine: Engine, tell: () => Promise<Answer>): Promise<Answer> {
  try {
    return await tell()
  } catch (error) {
    throw isAway(engine, error) ? new StoreAway(error) : error
  }
}

const isAway = (engine: Engine, error: unknown): boolean => {
  const kind = engine.failureKind(error)
  return kind === 'away' || kind === 'again'
}
