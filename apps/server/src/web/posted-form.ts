import { fail, type Outcome, succeed } from '@fengsui/core'
import type { KeptFile } from '@fengsui/pages'
import type { Context } from 'hono'
import type { EvidenceFault } from '../evidence/evidence-fault.ts'
import { isMultipart, readMultipart } from '../evidence/read-multipart.ts'
import type { StagedItem } from '../evidence/staged-item.ts'
import type { Env } from '../http/env.ts'
import type { ProblemCode } from '../http/problem-response.ts'
import { readForm } from '../http/read-body.ts'
import type { Services } from '../services.ts'

/** What somebody typed, and the files that came with it or are here from an earlier try. */
export interface PostedForm {
  readonly typed: URLSearchParams
  readonly items: readonly StagedItem[]
  readonly faults: readonly EvidenceFault[]
}

/** The field that brings files of an earlier try back. */
const ticketField = 'evidence.kept'

/**
 * Reads a form with or without files. No file is stored before `mayStore` says so of what was typed before it: whether a
 * state secret may be concerned is asked first.
 */
export async function readPostedForm(
  services: Services,
  c: Context<Env>,
  mayStore: (typed: URLSearchParams) => boolean,
): Promise<Outcome<PostedForm, ProblemCode>> {
  if (!isMultipart(c.req.raw)) {
    const form = await readForm(c.req.raw)
    return form.ok ? succeed(withKept(services, { typed: form.value, items: [], faults: [] })) : form
  }
  const client = c.get('client')
  const nowMs = services.now().ms
  if (!services.uploads.allows(client, nowMs)) return fail('too-many-tries')
  const read = await readMultipart(services, c.req.raw, mayStore)
  if (!read.ok) return read
  const { fields: typed, items, faults } = read.value
  for (const _item of items) services.uploads.failed(client, nowMs)
  return succeed(withKept(services, { typed, items, faults }))
}

function withKept(services: Services, { typed, items, faults }: PostedForm): PostedForm {
  const nowMs = services.now().ms
  const tickets = typed.getAll(ticketField)
  typed.delete(ticketField)
  const taken = tickets.map((ticket) => services.tickets.take(ticket, nowMs))
  const kept = taken.filter((item) => item !== undefined)
  const lost: readonly EvidenceFault[] = kept.length < tickets.length ? [{ code: 'not-there' }] : []
  return { typed, items: [...kept, ...items], faults: [...faults, ...lost] }
}

/** The files as a form that is shown again keeps them. */
export const keptFiles = ({ tickets, now }: Services, items: readonly StagedItem[]): readonly KeptFile[] =>
  items.map((staged) => ({
    name: staged.name,
    size: staged.item.size,
    ticket: tickets.give(staged, now().ms),
  }))
