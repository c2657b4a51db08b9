import { describe, expect, it } from 'vitest'
import { emailChannel } from '../email/email-channel.ts'
import { aMail } from '../email/mail.fixture.ts'
import { context } from '../reading-context.fixture.ts'
import { labelledMessages } from './labelled-set.fixture.ts'

const channel = emailChannel({ from: 'report@desk.example' })
const sortOf = async ({ subject, body }: { readonly subject: string; readonly body: string }) =>
  (await channel.read({ bytes: aMail({ subject, body }), evidence: {} }, context)).sort

describe.each([
  ['labelled', 300],
  ['held-out', 90],
  ['unseen', 60],
] as const)('the %s set', (set, fewest) => {
  const messages = labelledMessages(set)

  it(`holds at least ${fewest} different messages`, () => {
    expect(new Set(messages.map(({ subject, body }) => subject + body)).size).toBe(messages.length)
    expect(messages.length).toBeGreaterThanOrEqual(fewest)
  })

  it('has no genuine report in the spam tray, and at least 95 of 100 spam messages there', async () => {
    const sorted = await Promise.all(
      messages.map(async (message) => ({ ...message, got: await sortOf(message) })),
    )
    const reports = sorted.filter(({ sort }) => sort === 'report')
    const spam = sorted.filter(({ sort }) => sort === 'spam')
    const caught = spam.filter(({ got }) => got === 'spam')
    const found = reports.filter(({ got }) => got === 'report')
    console.info(
      `${set}: spam caught ${caught.length}/${spam.length}; reports found ${found.length}/${reports.length}`,
    )
    expect(
      sorted.filter(({ sort, got }) => sort !== 'spam' && got === 'spam').map(({ body }) => body),
    ).toEqual([])
    expect(caught.length / spam.length).toBeGreaterThanOrEqual(0.95)
    // The others lie in the tray `other`, which a desk opens next.
    expect(found.length / reports.length).toBeGreaterThanOrEqual(0.9)
  })
})
