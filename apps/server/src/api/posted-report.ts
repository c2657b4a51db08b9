import { fail, type InputError, type Json, type Outcome, parseJsonText, succeed } from '@fengsui/core'
import type { Context } from 'hono'
import { evidenceErrors } from '../evidence/evidence-fault.ts'
import { isMultipart, readMultipart } from '../evidence/read-multipart.ts'
import { discardItems, type StagedItem } from '../evidence/staged-item.ts'
import type { Env } from '../http/env.ts'
import type { ProblemCode } from '../http/problem-response.ts'
import { isJson, readText } from '../http/read-body.ts'
import { mayBeSecret } from '../intake/read-report.ts'
import type { Services } from '../services.ts'
import { jsonFault } from './json-fault.ts'

/** A report as a program sends it, with or without files. */
export interface PostedReport {
  readonly json: Json
  readonly evidence: readonly StagedItem[]
}

/** Why it could not be read. */
export interface UnreadReport {
  readonly code: ProblemCode
  readonly errors?: readonly InputError[]
}

/** The part that holds the report; it stands before the files, so that nothing secret is stored. */
const reportField = 'report'

/** Reads `application/json`, or `multipart/form-data` with a part `report` and parts `evidence` behind it. */
export async function readPostedReport(
  services: Services,
  c: Context<Env>,
): Promise<Outcome<PostedReport, UnreadReport>> {
  if (isMultipart(c.req.raw)) return readWithFiles(services, c)
  if (!isJson(c.req.raw)) return fail({ code: 'wrong-media-type' })
  const text = await readText(c.req.raw)
  return text.ok ? withoutFiles(text.value) : fail({ code: text.failure })
}

function withoutFiles(text: string): Outcome<PostedReport, UnreadReport> {
  const json = parseJsonText(text)
  return json.ok
    ? succeed({ json: json.value, evidence: [] })
    : fail({ code: jsonFault(json.failure), errors: json.failure })
}

async function readWithFiles(
  services: Services,
  c: Context<Env>,
): Promise<Outcome<PostedReport, UnreadReport>> {
  const client = c.get('client')
  const nowMs = services.now().ms
  if (!services.uploads.allows(client, nowMs)) return fail({ code: 'too-many-tries' })
  const read = await readMultipart(services, c.req.raw, isCleared)
  if (!read.ok) return fail({ code: read.failure })
  const { fields, items, faults } = read.value
  for (const _item of items) services.uploads.failed(client, nowMs)
  const json = withoutFiles(fields.get(reportField) ?? '')
  if (json.ok && faults.length === 0) return succeed({ ...json.value, evidence: items })
  await discardItems(services, items)
  if (!json.ok) return json
  // What may be secret is answered as that, whatever else is wrong.
  if (mayBeSecret(json.value.json)) return json
  const isAway = faults.some(({ code }) => code === 'away')
  return fail({ code: isAway ? 'evidence-refused' : 'bad-input', errors: evidenceErrors(faults) })
}

function isCleared(fields: URLSearchParams): boolean {
  const json = parseJsonText(fields.get(reportField) ?? '')
  return json.ok && !mayBeSecret(json.value)
}
