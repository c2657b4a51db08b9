import { StoreAway } from '@fengsui/store'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { assessRoutes } from '../api/assess.ts'
import { openApiRoutes } from '../api/openapi/route.ts'
import { placeRoutes } from '../api/places.ts'
import { reportRoutes } from '../api/reports.ts'
import { sessionCookie } from '../auth/sessions.ts'
import type { SetUp } from '../auth/set-up.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { checkerRoutes } from '../proof/checker-page.ts'
import { type CurrentLedger, ledgerRoutes, packageRoutes } from '../proof/ledger-routes.ts'
import { proofRoutes } from '../proof/receipt-routes.ts'
import type { Services } from '../services.ts'
import { accountRoutes } from '../web/account.ts'
import { auditRoutes } from '../web/audit.ts'
import { deskRoutes } from '../web/desk.ts'
import { directoryRoutes } from '../web/directory.ts'
import { evidenceRoutes } from '../web/evidence.ts'
import { mailRoutes } from '../web/mail.ts'
import { operatorRoutes } from '../web/operator.ts'
import { outboxRoutes } from '../web/outbox.ts'
import { ownAccountRoutes } from '../web/own-account.ts'
import { personalRoutes } from '../web/personal.ts'
import { problemPage } from '../web/problem-answer.ts'
import { publicRoutes } from '../web/public.ts'
import { recordRoutes } from '../web/records.ts'
import { relationRoutes } from '../web/relations.ts'
import { retentionRoutes } from '../web/retention.ts'
import { ruleBookRoutes } from '../web/rule-book.ts'
import { timeRoutes } from '../web/time.ts'
import type { Assets } from './assets.ts'
import { requestContext } from './context.ts'
import type { Env } from './env.ts'
import { healthRoutes } from './health.ts'
import { metricsRoutes } from './metrics.ts'
import { type ProblemCode, problemOf, problemResponse } from './problem-response.ts'
import { sameOrigin } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'

/** What the HTTP side of the program is made of. */
export interface AppParts {
  readonly services: Services
  readonly assets: Assets
  readonly setUp: SetUp
  readonly config: Pick<Config, 'trustedProxies' | 'publicUrl' | 'metricsToken' | 'rulesFolder'>
  readonly log: Log
  readonly ledger: CurrentLedger
}

const gzip = compress({ encoding: 'gzip' })

/** Pages of a signed-in person hold a form token beside what others typed: compressed, their length would tell of it. */
const compressPublic: MiddlewareHandler<Env> = (c, next) =>
  c.req.header('cookie')?.includes(sessionCookie) ? next() : gzip(c, next)

/** Wires every route. Order matters only for what runs before all of them. */
export function createApp({ services, assets, setUp, config, log, ledger }: AppParts): Hono<Env> {
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const web = { services, assets, secure, rulesFolder: config.rulesFolder }
  const refuse = (c: Context<Env>, code: ProblemCode): Response | Promise<Response> =>
    c.req.path.startsWith('/api/') ? problemResponse(problemOf(code)) : problemPage(web, c, code)
  const app = new Hono<Env>()
  app.use(securityHeaders(assets, secure))
  app.use(compressPublic)
  app.route('/', healthRoutes(services))
  app.route('/', metricsRoutes(services, config))
  app.get('/assets/*', (c) => {
    const asset = assets.byPath.get(c.req.path)
    if (asset === undefined) return c.notFound()
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
  app.use(requestContext(services, config))
  app.use(sameOrigin(config.publicUrl, (c) => refuse(c, 'forbidden')))
  app.route('/api/v1', reportRoutes(services))
  app.route('/api/v1', proofRoutes(services))
  app.route('/api/v1', ledgerRoutes(ledger))
  app.route('/api/v1', assessRoutes(services))
  app.route('/api/v1', placeRoutes(services))
  app.route('/api/v1', openApiRoutes(services))
  app.route('/', checkerRoutes(services))
  app.route('/', publicRoutes(web))
  app.route('/', accountRoutes(web, setUp))
  app.route('/', ownAccountRoutes(web))
  app.route('/', operatorRoutes(web))
  app.route('/', deskRoutes(web))
  app.route('/', mailRoutes(web))
  app.route('/', evidenceRoutes(web))
  app.route('/', auditRoutes(web))
  app.route('/', outboxRoutes(web))
  app.route('/', retentionRoutes(web))
  app.route('/', relationRoutes(web))
  app.route('/', personalRoutes(web))
  app.route('/', timeRoutes(web))
  app.route('/', recordRoutes(web))
  app.route('/', directoryRoutes(web))
  app.route('/', ruleBookRoutes(web))
  app.route('/', packageRoutes(web, ledger))
  app.notFound((c) => refuse(c, 'not-found'))
  app.onError((error, c) => {
    // The stack may quote input, so only its first line is kept.
    log('request.failed', { path: c.req.routePath, error: error.message.split('\n')[0] ?? '' })
    return refuse(c, error instanceof StoreAway ? 'unavailable' : 'failed')
  })
  return app
}
