import { consistencyProof, treeRoot } from '@fengsui/proof'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import { loadCase } from '../cases/case-file.ts'
import type { Env } from '../http/env.ts'
import { problemOf, problemResponse } from '../http/problem-response.ts'
import type { Web } from '../web/frame-of.ts'
import { guarded } from '../web/guard.ts'
import { mayDo } from '../web/may-do.ts'
import { problemPage } from '../web/problem-answer.ts'
import { casePackage } from './case-package.ts'
import type { Ledger } from './ledger.ts'

/** The ledger as far as this server keeps it at the moment. */
export type CurrentLedger = () => Ledger | undefined

/** Checkpoints for whoever keeps a copy, and proofs that nothing before was changed: open to everybody. */
export const ledgerRoutes = (current: CurrentLedger): Hono<Env> =>
  new Hono<Env>()
    .get('/ledger/checkpoint', (c) => {
      const note = current()?.folder.lastCheckpoint()
      return note === undefined ? problemResponse(problemOf('not-found')) : c.text(note)
    })
    .get('/ledger/consistency', (c) => consistency(c, current()))

/** How the tree of `from` entries became the tree of `to`, as RFC 6962 proves it. */
function consistency(c: Context<Env>, ledger: Ledger | undefined): Response {
  if (ledger === undefined) return problemResponse(problemOf('not-found'))
  const { alg, folder } = ledger
  const size = folder.size()
  const [from, to] = [Number(c.req.query('from') ?? 0), Number(c.req.query('to') ?? size)]
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || from > to || to > size)
    return problemResponse(problemOf('bad-input'))
  const root = (of: number): string => treeRoot(alg, folder.read, of).toString('hex')
  const path = consistencyProof(alg, folder.read, { from, to }).map((hash) => hash.toString('hex'))
  return c.json({ alg, from: { size: from, root: root(from) }, to: { size: to, root: root(to) }, path })
}

/** The proof package of a case, for those who may see its history. */
export const packageRoutes = (web: Web, current: CurrentLedger): Hono<Env> =>
  new Hono<Env>().get(
    '/cases/:id/proof',
    guarded(web, 'history.see', (c, session) => download(web, current(), { c, session })),
  )

async function download(
  web: Web,
  ledger: Ledger | undefined,
  { c, session }: { readonly c: Context<Env>; readonly session: Session },
): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const file = await loadCase(web.services.store, session.organisation.id, id)
  if (file === undefined) return problemPage(web, c, 'not-found')
  const { nameZh, nameEn } = session.organisation
  const packed =
    ledger &&
    (await casePackage(web.services, ledger, {
      file,
      organisation: c.get('language') === 'en' ? nameEn : nameZh,
      language: c.get('language'),
      withOriginals: mayDo(session, 'case.see') || mayDo(session, 'incident.see'),
    }))
  if (packed === undefined) return problemPage(web, c, 'unavailable')
  return new Response(new Uint8Array(packed), {
    headers: {
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="${id}.tar"`,
      'cache-control': 'no-store',
    },
  })
}
