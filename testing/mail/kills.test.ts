import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { startRelay, type TcpRelay } from '../tcp-relay.ts'
import { type MailLife, startMailLife } from './mail-life.ts'

describe.skipIf(lacks('PostgreSQL', findPostgres()))(
  'a server killed with SIGKILL while mail passes through it into PostgreSQL',
  () => {
    let postgres: PostgresServer
    let relay: TcpRelay
    let life: MailLife
    /** What kills next, and on which words; it waits for the commit of those words where it says so. */
    let armed: { readonly words: string; readonly when: 'before' | 'uncommitted' | 'committed' } | undefined
    let heard = false
    let committing = false

    beforeAll(async () => {
      postgres = await startPostgres()
      const url = new URL(await postgres.createDatabase())
      const kill = (): void => {
        armed = undefined
        heard = false
        committing = false
        life.strike()
      }
      relay = await startRelay(Number(url.port), {
        said(bytes) {
          if (armed === undefined) return
          heard ||= bytes.includes(armed.words)
          if (!heard) return
          if (armed.when === 'before') return kill()
          if (!bytes.includes('commit')) return
          if (armed.when === 'uncommitted') return kill()
          committing = true
        },
        answered() {
          if (committing) kill()
        },
      })
      url.port = String(relay.port)
      life = await startMailLife({ DATABASE_URL: url.href })
    })
    afterAll(async () => {
      await life?.end()
      await relay?.close()
      await postgres?.remove()
    })

    const steps = [
      ['keeping it', 'insert into "message" '],
      ['beginning to read it', 'set "begins"'],
      ['settling it, with its receipt', '"sort" = '],
      ['noting that the receipt is sent', 'insert into "delivery_step"'],
    ] as const
    const moments = ['before', 'uncommitted', 'committed'] as const
    const kills = steps.flatMap(([step, words]) => moments.map((when) => ({ step, words, when })))

    it.each(kills)('loses nothing and doubles nothing when $step is $when', async ({ words, when }) => {
      const died = await life.pass(() => {
        armed = { words, when }
      })
      expect(died).toBe(true)
      expect(await life.faults()).toEqual([])
    })

    it('loses nothing when the next server has the receipt and could not say so', async () => {
      let struck = false
      const died = await life.pass(() =>
        life.next.onTaken(() => {
          if (!struck) life.strike()
          struck = true
        }),
      )
      expect(died).toBe(true)
      expect(await life.faults()).toEqual([])
    })
  },
)
