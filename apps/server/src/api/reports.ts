import { type InputError, parseReceiptNumber } from '@fengsui/core'
import { type Context, Hono } from 'hono'
import { evidenceErrors } from '../evidence/evidence-fault.ts'
import type { Env } from '../http/env.ts'
import { problemOf, problemResponse } from '../http/problem-response.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import { findReceipt } from '../intake/find-receipt.ts'
import { isIdempotencyKey } from '../intake/idempotency-key.ts'
import { receiveDurably } from '../intake/receive-report.ts'
import type { IntakeFailure, Receipt, Submission } from '../intake/submission.ts'
import type { Services } from '../services.ts'
import { mayDo } from '../web/may-do.ts'
import { readPostedReport } from './posted-report.ts'

/** `POST /reports` and `GET /receipts/{number}`: the doors of the public API. */
export function reportRoutes(services: Services): Hono<Env> {
  const lookUps = new FailureLimit(20, 5 * 60_000)
  return new Hono<Env>()
    .post('/reports', async (c) => {
      const key = c.req.header('idempotency-key') ?? ''
      if (!isIdempotencyKey(key)) return problemResponse(problemOf('missing-idempotency-key'))
      const posted = await readPostedReport(services, c)
      if (!posted.ok) return problemResponse(problemOf(posted.failure.code, posted.failure.errors))
      const received = await receiveDurably(services, {
        ...posted.value,
        key,
        channel: 'api',
        ...senderOf(c),
      })
      return received.ok ? created(services, received.value) : intakeProblem(received.failure)
    })
    .get('/receipts/:number', async (c) => {
      const nowMs = services.now().ms
      const client = c.get('client')
      if (!lookUps.allows(client, nowMs)) return problemResponse(problemOf('too-many-tries'))
      const number = parseReceiptNumber(c.req.param('number'))
      const receipt = number === undefined ? undefined : await findReceipt(services, number)
      if (receipt === undefined) {
        lookUps.failed(client, nowMs)
        return problemResponse(problemOf('not-found'))
      }
      return c.json(receipt, 200, { 'cache-control': 'no-store' })
    })
}

/** Who sends, and whose reports they may follow up without a code: those of their organisation, if reporting is theirs. */
function senderOf(c: Context<Env>): Pick<Submission, 'caller' | 'client' | 'mayFollowUp'> {
  const client = c.get('client')
  const session = c.get('session')
  if (session === undefined) return { caller: 'public', client }
  const { organisation, user } = session
  const reports = mayDo(session, 'incident.report') || mayDo(session, 'case.escalate')
  return { caller: user.id, client, ...(reports ? { mayFollowUp: organisation.id } : {}) }
}

function created({ codes, timeStampAuthority }: Services, receipt: Receipt): Response {
  const { number } = receipt
  const stamped =
    timeStampAuthority === undefined || receipt.exercise
      ? {}
      : { timeStamp: `/api/v1/receipts/${number}/time-stamp` }
  const body = {
    ...receipt,
    followUp: codes.followUp(number),
    links: {
      receipt: `/api/v1/receipts/${number}`,
      signedReceipt: `/api/v1/receipts/${number}/signed`,
      ...stamped,
    },
  }
  return new Response(JSON.stringify(body), {
    // 202: durable, and yet to be graded and routed.
    status: receipt.journalled ? 202 : 201,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      location: `/api/v1/receipts/${number}`,
    },
  })
}

/** Answers a submission that was not received. */
function intakeProblem(failure: IntakeFailure): Response {
  switch (failure.state) {
    case 'bad-input':
      return problemResponse(problemOf('bad-input', failure.errors))
    case 'evidence-refused':
      return problemResponse(
        problemOf(
          failure.fault === 'away' ? 'evidence-refused' : 'bad-input',
          evidenceErrors([{ code: failure.fault }]),
        ),
      )
    case 'state-secret':
      return problemResponse({ ...problemOf('state-secret'), errors: [stateSecretError] })
    case 'sender-refused':
      return problemResponse(problemOf('conflict'))
    case 'key-reused':
    case 'too-many-tries':
    case 'unavailable':
      return problemResponse(problemOf(failure.state))
  }
}

const stateSecretError: InputError = {
  pointer: '/incident/stateSecretSuspected',
  code: 'state-secret',
  detail: {
    zh: '可能涉及国家秘密，未保存任何内容。请停止填写，改走本单位的保密渠道。',
    en: 'This may concern state secrets; nothing was stored. Stop here and use the secrecy channel of your organisation.',
  },
}
