import { Readable } from 'node:stream'
import { type AuditData, type AuditKind, auditKinds } from '@fengsui/core'
import { type AuditLine, emptyForm, type FieldError, renderAudit, wordsIn } from '@fengsui/pages'
import type { AuditFilter } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import { jsonLine, syslogLine } from '../audit/syslog.ts'
import type { Session } from '../auth/session.ts'
import type { Env } from '../http/env.ts'
import type { Services } from '../services.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded } from './guard.ts'

const pageSize = 100
const dayMs = 24 * 60 * 60_000

/** Who read and changed what, for the auditor of an organisation: to look through, and to take along. */
export const auditRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/audit',
      guarded(web, 'audit.see', (c, session) => auditPage(web, c, session)),
    )
    .get(
      '/audit/export',
      guarded(web, 'audit.see', (c, session) => exported(web.services, c, session)),
    )

interface ReadFilter {
  readonly filter: AuditFilter
  readonly errors: readonly FieldError[]
}

/** What is asked for. A day is one of Beijing; what is no day is named. */
function filterOf(c: Context<Env>): ReadFilter {
  const text = (name: string): string | undefined => c.req.query(name)?.trim() || undefined
  const kind = auditKinds.find((known) => known === text('kind'))
  const [from, to] = [dayOf(text('from')), dayOf(text('to'))]
  const wrong = wordsIn(c.get('language')).audit.wrongDay
  const errors = [
    ...(from === 'none' ? [{ field: 'from', text: wrong }] : []),
    ...(to === 'none' ? [{ field: 'to', text: wrong }] : []),
  ]
  const [person, caseId, before] = [text('person'), text('case'), text('before')]
  const filter = {
    limit: pageSize,
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(person === undefined ? {} : { person }),
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(typeof from === 'number' ? { fromMs: from } : {}),
    ...(typeof to === 'number' ? { beforeMs: to + dayMs } : {}),
    ...(before === undefined ? {} : { before }),
  }
  return { filter, errors }
}

/** The beginning of a day in Beijing. */
function dayOf(text: string | undefined): number | 'none' | undefined {
  if (text === undefined) return undefined
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : Number.NaN
  return Number.isNaN(ms) ? 'none' : ms
}

async function auditPage(web: Web, c: Context<Env>, { organisation }: Session): Promise<Response> {
  const { store, audit } = web.services
  const { filter, errors } = filterOf(c)
  // What was done a moment ago is there too.
  await audit.flush()
  const [records, people] = await Promise.all([
    errors.length > 0 ? [] : store.audit.find(organisation.id, filter),
    store.users(organisation.id),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const lines = records.map(
    ({ id, type, at, actor, data }): AuditLine => ({
      id,
      at,
      kind: type.slice('audit.'.length) as AuditKind,
      who: names.get(actor.id ?? '') ?? '',
      ...(data as AuditData),
    }),
  )
  const query = new URL(c.req.url).searchParams
  const view = {
    lines,
    people: people.map(({ id, name }) => ({ id, name })),
    caseBase: organisation.kind === 'operator' ? '/incidents' : '/desk',
    form: { ...emptyForm(), values: query, errors },
    ...(records.length === pageSize ? { older: records.at(-1)?.id } : {}),
  }
  return c.html(renderAudit(view, frameOf(web, c)), errors.length > 0 ? 422 : 200)
}

/** Everything that fits the filter, a page at a time: a log of years is never in memory whole. */
async function exported(services: Services, c: Context<Env>, { organisation }: Session): Promise<Response> {
  const { filter } = filterOf(c)
  const asSyslog = c.req.query('format') === 'syslog'
  await services.audit.flush()
  const source = { host: new URL(c.req.url).hostname, process: process.pid }
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let before = filter.before; ; ) {
      const page = { ...filter, ...(before === undefined ? {} : { before }) }
      const records = await services.store.audit.find(organisation.id, page)
      const text = records.map((one) => `${asSyslog ? syslogLine(one, source) : jsonLine(one)}\n`)
      if (text.length > 0) yield Buffer.from(text.join(''))
      before = records.at(-1)?.id
      if (records.length < pageSize) return
    }
  }
  const name = asSyslog ? 'audit.log' : 'audit.jsonl'
  return new Response(Readable.toWeb(Readable.from(lines(), { objectMode: false })) as ReadableStream, {
    headers: {
      'content-type': asSyslog ? 'text/plain; charset=utf-8' : 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
