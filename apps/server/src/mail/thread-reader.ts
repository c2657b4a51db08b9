import { Worker } from 'node:worker_threads'
import type { Reader, ReadMessage } from '@fengsui/channels'
import type { ReaderOptions, ReadRequest } from './reader-thread.ts'

/** A reader in a thread of its own, with limits of time and memory. */
export interface ThreadReader {
  readonly read: Reader
  stop(): Promise<void>
}

/** What one message may cost. */
export interface ReaderLimits {
  readonly timeMs: number
  readonly memoryMb: number
}

const usualLimits: ReaderLimits = { timeMs: 15_000, memoryMb: 512 }
// Sources are run only by tests, and a thread cannot be started from them: it is the built one then.
const built = import.meta.url.endsWith('.ts') ? '../../dist/mail/reader-thread.js' : './reader-thread.js'

type ThreadAnswer = { readonly read: ReadMessage } | { readonly fault: string }

/**
 * Starts reading in a thread. One message at a time; a thread that broke or was too slow is ended, and the next one is
 * new. What broke it was most likely a file beside the message: that is read once more without its files.
 */
export function startThreadReader(
  { now, ...data }: ReaderOptions & { readonly now: () => number },
  limits: ReaderLimits = usualLimits,
): ThreadReader {
  let thread: Worker | undefined
  const start = (): Worker => {
    const started = new Worker(new URL(built, import.meta.url), {
      // Not what the parent was started with: a test runner's way of finding modules is not the thread's.
      execArgv: [],
      env: {},
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    })
    started.unref()
    return started
  }
  const end = async (): Promise<void> => {
    const ended = thread
    thread = undefined
    await ended?.terminate()
  }
  const readOnce = async (request: ReadRequest): Promise<ReadMessage> => {
    thread ??= start()
    try {
      return await answerOf(thread, request, limits.timeMs)
    } catch (error) {
      await end()
      throw error
    }
  }
  return {
    stop: end,
    read: (kept) => {
      const request = { kept, nowMs: now() }
      return readOnce({ ...request, files: 'read' }).catch(() => readOnce({ ...request, files: 'left' }))
    },
  }
}

function answerOf(thread: Worker, request: ReadRequest, timeMs: number): Promise<ReadMessage> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      clearTimeout(timer)
      // By name: removing all would take away those by which the thread itself hears of listeners.
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      // The thread may still fail after it was given up: nobody is waiting for that any more.
      if (thread.listenerCount('error') === 0) thread.on('error', () => undefined)
      done()
    }
    const giveUp = (why: string): void => settle(() => reject(new Error(why)))
    const onMessage = (answer: ThreadAnswer): void =>
      settle(() => ('read' in answer ? resolve(answer.read) : reject(new Error(answer.fault))))
    const onError = (error: NodeJS.ErrnoException): void =>
      giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large-to-read' : 'broke-its-reader')
    const onExit = (): void => giveUp('broke-its-reader')
    const timer = setTimeout(() => giveUp('too-slow'), timeMs)
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(request)
  })
}
