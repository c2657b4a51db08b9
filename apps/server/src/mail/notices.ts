import { type NoticeKind, noticeMail } from '@fengsui/channels'
import { type CaseRow, type NewDelivery, uuidv7 } from '@fengsui/store'
import type { Services } from '../services.ts'
import type { NoticeTo } from './mail-settings.ts'

const mostCases = 200
/** A case that is older than this when the notices are switched on is no news. */
const newsMs = 24 * 3_600_000
const soonMs = 15 * 60_000

/** What the outbox is given for one address. */
export interface NoticeParts {
  readonly from: string
  readonly publicUrl?: string | undefined
  readonly to: NoticeTo
}

/**
 * Tells people of a desk what its queue says they should know: a number and a link. Looks at what is there, so nothing
 * is missed by a crash; each notice has a key, so however often it looks it is one letter.
 */
export async function putNotices(services: Services, parts: NoticeParts): Promise<void> {
  const { organisation } = parts.to
  const filter = { state: 'open', kind: 'file', offset: 0, limit: mostCases } as const
  const rows = await services.store.queue(organisation, filter)
  const now = services.now().ms
  const letters = rows.flatMap((row) =>
    noticesOf(row, now).map((kind) => deliveryOf(row, kind, { ...parts, now })),
  )
  if (letters.length > 0) await services.store.deliveries.put(letters)
}

/** What is to be told of a case: that it is new, and how its nearest clock stands. */
export function noticesOf(row: CaseRow, now: number): readonly NoticeKind[] {
  const { nextDueMs: due } = row
  const clock = due === undefined || due - now > soonMs ? [] : ([due < now ? 'overdue' : 'due-soon'] as const)
  return [...(row.status === 'open' && now - row.receivedMs < newsMs ? (['new'] as const) : []), ...clock]
}

function deliveryOf(
  row: CaseRow,
  kind: NoticeKind,
  { from, publicUrl, to: { organisation, address }, now }: NoticeParts & { readonly now: number },
): NewDelivery {
  // One letter for each address, reason and clock.
  const about = kind === 'new' ? row.case : `${row.case}.${row.nextDuty}.${row.nextDueMs}`
  const key = `notice.${kind}.${about}.${address.replace('@', '-at-')}`
  const letter = noticeMail({
    ...{ from, to: address, key, kind, number: row.number ?? row.case, date: new Date(now) },
    ...(publicUrl === undefined ? {} : { link: `${publicUrl}/desk/${row.case}` }),
  })
  return {
    ...{ id: uuidv7(), organisation, kind: 'email', key, recipient: address, case: row.case },
    body: Buffer.from(letter.bytes).toString('base64'),
    exercise: row.exercise,
  }
}
