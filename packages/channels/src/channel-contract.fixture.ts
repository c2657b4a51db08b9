import { describe, expect, it } from 'vitest'
import type { Channel, RawMessage } from './channel.ts'
import { type Reader, readAndAnswer, readWaiting, takeIn } from './intake.ts'
import { memoryVault } from './memory-vault.fixture.ts'
import { context } from './reading-context.fixture.ts'

/** What a channel brings to be tested: itself, and messages of its kind. */
export interface ContractCase {
  readonly channel: Channel
  /** A message that reports an incident and can be answered. */
  readonly report: RawMessage
  /** The same message as a second delivery brings it. */
  readonly again: RawMessage
  /** Another report. */
  readonly another: RawMessage
  /** A message that must not be answered. */
  readonly unanswerable: RawMessage
}

/** What every way in must hold to. */
export function channelContract(
  name: string,
  { channel, report, again, another, unanswerable }: ContractCase,
): void {
  const readNow: Reader = (kept) => readAndAnswer(channel, kept, context)
  const readAll = (vault: ReturnType<typeof memoryVault>, read: Reader = readNow): Promise<number> =>
    readWaiting(vault, read, 100)

  describe(`the channel ${name}`, () => {
    it('keeps the bytes before anything looks inside them', async () => {
      const vault = memoryVault()
      await takeIn(vault, channel, report)
      await readAll(vault, async (kept) => {
        expect(vault.steps).toEqual(['keep', 'begin'])
        return readNow(kept)
      })
      expect(vault.steps).toEqual(['keep', 'begin', 'settle'])
    })

    it('does not change the bytes it reads, and reads them alike each time', async () => {
      const before = Buffer.from(report.bytes).toString('hex')
      const first = await channel.read(report, context)
      expect(await channel.read(report, context)).toEqual(first)
      expect(Buffer.from(report.bytes).toString('hex')).toBe(before)
    })

    it('says for everything it read where it stood and how sure it is', async () => {
      const { draft } = await channel.read(report, context)
      const read = [
        ...Object.keys(draft.unit)
          .filter((key) => key !== 'placeCode')
          .map((key) => `unit.${key}`),
        ...Object.keys(draft.incident),
        ...draft.events.map(({ type }) => type),
        ...Object.keys(draft.contents).map((key) => `contents.${key}`),
      ]
      expect(read.length).toBeGreaterThan(3)
      for (const field of read)
        expect(draft.sources[field], field).toMatchObject({
          part: expect.stringMatching(/./),
          text: expect.stringMatching(/./),
        })
      for (const { confidence, line, start, end } of Object.values(draft.sources)) {
        expect(confidence > 0 && confidence < 1 && line >= 1 && start >= 0 && end > start).toBe(true)
      }
    })

    it('knows a second delivery, and keeps different messages apart', async () => {
      const vault = memoryVault()
      const first = await takeIn(vault, channel, report)
      expect(await takeIn(vault, channel, again)).toEqual({ state: 'repeated', id: first.id })
      expect((await takeIn(vault, channel, another)).state).toBe('kept')
      expect(await readAll(vault)).toBe(2)
    })

    it.each(['keep', 'begin', 'settle'])(
      'loses nothing and doubles nothing when the program dies after "%s"',
      async (step) => {
        const vault = memoryVault()
        vault.dieAfter(step)
        const live = async (): Promise<void> => {
          await takeIn(vault, channel, report)
          await readAll(vault)
        }
        await expect(live()).rejects.toThrow('died')
        await live()
        expect([...vault.settled.values()]).toMatchObject([{ state: 'read', reading: { sort: 'report' } }])
      },
    )

    it('leaves to a person what breaks its reader, and goes on', async () => {
      const vault = memoryVault()
      await takeIn(vault, channel, report)
      await takeIn(vault, channel, another)
      let calls = 0
      await readAll(vault, async (kept) => {
        if (++calls === 1) throw new Error('too-slow')
        return readNow(kept)
      })
      expect([...vault.settled.values()]).toMatchObject([
        { state: 'unreadable', reason: 'too-slow' },
        { state: 'read' },
      ])
    })

    it('does not retry for ever what takes the whole program down', async () => {
      const vault = memoryVault()
      await takeIn(vault, channel, report)
      for (const _ of [1, 2]) {
        vault.dieAfter('begin')
        await expect(readAll(vault)).rejects.toThrow('died')
      }
      await readAll(vault)
      expect([...vault.settled.values()]).toEqual([{ state: 'unreadable', reason: 'broke-its-reader' }])
    })

    it('answers with a number and nothing of what was reported', async () => {
      const notice = {
        number: '2612345678901234',
        receivedAt: '2026-03-03T10:31:00+08:00',
        link: 'https://desk.example/receipts',
      }
      const answer = await channel.receipt(report, notice)
      expect(answer?.to).not.toBe('')
      const { draft } = await channel.read(
        { bytes: answer?.bytes ?? new Uint8Array(), evidence: {} },
        context,
      )
      expect({ unit: draft.unit, incident: draft.incident }).toEqual({ unit: {}, incident: {} })
      expect(await channel.receipt(unanswerable, notice)).toBeUndefined()
    })
  })
}
