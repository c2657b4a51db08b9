import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProgram, lacks } from '../require.ts'
import { type MailLife, startMailLife } from './mail-life.ts'

const isRoot = process.getuid?.() === 0
const strace = isRoot ? findProgram('strace') : undefined

describe.skipIf(lacks('strace, and root to attach it', strace))(
  'a server killed with SIGKILL while mail passes through it into the embedded database',
  () => {
    let life: MailLife
    let deaths = 0
    beforeAll(async () => {
      life = await startMailLife({})
    })
    afterAll(() => life?.end())

    /** Kills at the nth wait for the disk from now on. */
    const killAtWrite = (write: number) => async (pid: number) => {
      const inject = `inject=fsync,fdatasync:signal=SIGKILL:when=${write}`
      const options = ['-f', '-e', 'trace=fsync,fdatasync', '-e', inject, '-p', String(pid)]
      const tracer = spawn(strace ?? '', options, { stdio: ['ignore', 'ignore', 'pipe'] })
      // It says so when it is attached.
      await once(tracer.stderr, 'data')
      tracer.stderr.resume()
    }

    // A message takes a few writes of these; those of other work come in between.
    it.each([1, 2, 3, 4, 5, 6, 7, 8])('loses nothing and doubles nothing at write %d', async (write) => {
      if (await life.pass(killAtWrite(write))) deaths++
      expect(await life.faults()).toEqual([])
    })

    it('died often enough for that to mean something', () => expect(deaths).toBeGreaterThanOrEqual(4))
  },
)
