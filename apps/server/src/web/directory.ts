import { formatInstant } from '@fengsui/core'
import {
  type AuthorityView,
  type DirectoryView,
  emptyForm,
  type FieldError,
  type FormState,
  renderAuthority,
  renderDirectory,
  valuesOf,
  wordsIn,
} from '@fengsui/pages'
import { lookup, shippedAuthority } from '@fengsui/regions'
import { type DirectoryRecord, uuidv7 } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { entryOf } from '../directory/current-directory.ts'
import { readEntryForm, sectorsOf } from '../directory/read-entry-form.ts'
import type { Env } from '../http/env.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { problemPage } from './problem-answer.ts'

/** The directory of receiving authorities: read by everybody who works with cases, recorded by administrators. */
export const directoryRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/directory',
      guarded(web, 'directory.see', (c) => c.html(renderDirectory(viewOf(web), frameOf(web, c)))),
    )
    .get(
      '/directory/new',
      guarded(web, 'directory.edit', (c) => authorityPage(web, c, { id: uuidv7(), fresh: true })),
    )
    .get(
      '/directory/:id',
      guarded(web, 'directory.see', (c) => authorityPage(web, c, { id: c.req.param('id') ?? '' })),
    )
    .post(
      '/directory/:id',
      guardedForm(web, 'directory.edit', (c, session, form) => record(web, c, { session, form })),
    )

const viewOf = ({ services }: Web): DirectoryView => {
  const { parties } = services.directory.current()
  const provinces = parties
    .flatMap(({ authorities }) => authorities)
    .flatMap(({ id, code }) => (code !== undefined && id === `cn-${code}` ? [code] : []))
  return {
    parties,
    sectors: sectorsOf(services.law),
    provinces: new Map(provinces.map((code) => [code, lookup(code)?.name ?? code])),
  }
}

interface Shown {
  readonly id: string
  readonly form?: FormState
  /** A new one: nothing is known of it yet. */
  readonly fresh?: true
}

async function authorityPage(web: Web, c: Context<Env>, { id, form, fresh }: Shown): Promise<Response> {
  const { services } = web
  const shipped = shippedAuthority(id)
  const records = await services.store.directory.versions(id)
  if (shipped === undefined && records.length === 0 && fresh === undefined)
    return problemPage(web, c, 'not-found')
  const versions = records.map(recorded)
  const values = valuesOf(versions[0]?.entry, shipped)
  const shown = form ?? { ...emptyForm(), values }
  const view = { ...viewOf(web), id, shipped, versions, form: shown }
  return c.html(renderAuthority(view, frameOf(web, c)), shown.errors.length > 0 ? 422 : 200)
}

const recorded = (record: DirectoryRecord): AuthorityView['versions'][number] => ({
  version: record.version,
  entry: entryOf(record),
  by: record.personName,
  at: { ms: record.recordedMs, offset: beijing },
})

interface Submitted {
  readonly session: Session
  readonly form: URLSearchParams
}

async function record(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const { services } = web
  const id = c.req.param('id') ?? ''
  const [latest] = await services.store.directory.versions(id)
  const shipped = shippedAuthority(id)
  if (latest === undefined && shipped === undefined && !ownId.test(id))
    return problemPage(web, c, 'not-found')
  const again = (errors: readonly FieldError[]): Promise<Response> =>
    authorityPage(web, c, { id, form: { values: form, errors }, fresh: true })
  const now = services.now()
  const read = readEntryForm(form, {
    law: services.law,
    id,
    known: latest === undefined ? shipped : entryOf(latest),
    today: formatInstant(now).slice(0, 10),
    language: c.get('language'),
  })
  if (!read.ok) return again(read.failure)
  const version = (latest?.version ?? 0) + 1
  // What somebody did not see they shall not replace: the form says on which version it was written.
  const added =
    form.get('version') === String(version) &&
    (await services.store.directory.add({
      authority: id,
      version,
      entry: JSON.stringify(read.value),
      person: session.user.id,
      personName: session.user.name,
      recordedMs: now.ms,
    }))
  if (!added) return again([{ field: '', text: wordsIn(c.get('language')).directory.faults.taken }])
  await services.directory.refresh()
  return c.redirect(`/directory/${id}`, 303)
}

const beijing = 8 * 60
const ownId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
