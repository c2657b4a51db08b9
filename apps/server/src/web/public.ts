import { type InputError, parseReceiptNumber } from '@fengsui/core'
import {
  emptyForm,
  type FieldError,
  type KeptFile,
  type PublicChannel,
  type ReceiptView,
  renderFollowUp,
  renderLookup,
  renderReceipt,
  renderReportForm,
  renderStart,
  wordsIn,
} from '@fengsui/pages'
import { type Context, Hono } from 'hono'
import { type EvidenceFault, evidenceErrors } from '../evidence/evidence-fault.ts'
import type { Env } from '../http/env.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import { readForm } from '../http/read-body.ts'
import { findReceipt } from '../intake/find-receipt.ts'
import { receiveDurably } from '../intake/receive-report.ts'
import type { IntakeFailure, Receipt } from '../intake/submission.ts'
import { signedCopyOf } from '../proof/signed-copy.ts'
import { timeStampOfReceipt } from '../time-stamps/time-stamps.ts'
import { placesToAsk, withChosenPlace } from './ask-place.ts'
import { maySecret, stoppedPage, unansweredSecret } from './ask-secret.ts'
import { frameOf, type Web } from './frame-of.ts'
import { newKey, pageKey } from './page-key.ts'
import { keptFiles, readPostedForm } from './posted-form.ts'
import { problemPage } from './problem-answer.ts'
import { fieldErrors, followUpOf, reportOf } from './read-report-form.ts'

/** The pages nobody needs an account for. */
export function publicRoutes(web: Web): Hono<Env> {
  const { services } = web
  const lookUps = new FailureLimit(20, 5 * 60_000)
  return new Hono<Env>()
    .get('/', (c) => c.html(renderStart({ channels: channels(web, c) }, frameOf(web, c))))
    .get('/report', (c) => c.html(reportForm(web, c, { form: emptyForm(), key: newKey() })))
    .post('/report', (c) => postReport(web, c))
    .get('/follow-up', (c) =>
      c.html(renderFollowUp({ law: services.law, form: emptyForm(), key: newKey() }, frameOf(web, c))),
    )
    .post('/follow-up', (c) => postFollowUp(web, c))
    .get('/receipts', (c) => c.html(renderLookup({ form: emptyForm() }, frameOf(web, c))))
    .post('/receipts', (c) => postLookup(web, c, lookUps))
}

const shownOffline = ['hotline', 'email', 'fax'] as const

/** The national channels: the same for every province, with what the deployment has recorded of them. */
function channels({ services }: Web, c: Context<Env>): readonly PublicChannel[] {
  const labels = wordsIn(c.get('language')).directory.channels
  const known = services.directory.current()
  const { recipient } = services.findRecipient(services.nationalParty, {})
  const national = known.authority(recipient?.id ?? '')?.channels ?? []
  return shownOffline.flatMap((kind) =>
    national
      .filter((channel) => channel.kind === kind)
      .map(({ address }) => ({ label: labels[kind], value: address, ...linkTo(kind, address) })),
  )
}

const linkTo = (kind: (typeof shownOffline)[number], address: string): { readonly href?: string } =>
  kind === 'fax' ? {} : { href: `${kind === 'email' ? 'mailto' : 'tel'}:${address}` }

type ReportFormState = Parameters<typeof renderReportForm>[0]['form']

const reportForm = (web: Web, c: Context<Env>, shown: ShownForm): string =>
  renderReportForm({ law: web.services.law, channels: channels(web, c), ...shown }, frameOf(web, c))

interface ShownForm {
  readonly form: ReportFormState
  readonly key: string
  readonly places?: readonly string[]
  readonly kept?: readonly KeptFile[]
}

/** No file is stored before the question about state secrets is answered. */
const isCleared = (typed: URLSearchParams): boolean => typed.get('stateSecret') === 'no'

async function postReport(web: Web, c: Context<Env>): Promise<Response> {
  const { services } = web
  const form = await readPostedForm(services, c, isCleared)
  if (!form.ok) return problemPage(web, c, form.failure)
  const { typed, items, faults } = form.value
  // Asked before anything else is looked at: what may be secret is not even parsed.
  if (maySecret(typed)) return stoppedPage(web, c)
  const key = pageKey(typed)
  const places = placesToAsk(typed)
  const again = (errors: readonly FieldError[]): Response => {
    const form = { values: typed, errors }
    const shown = { form, places, key, kept: keptFiles(services, items) }
    return c.html(reportForm(web, c, shown), 422) as unknown as Response
  }
  const faulty = fileErrors(c, faults)
  const unanswered = unansweredSecret(typed, c)
  const doubtful: readonly FieldError[] =
    places.length === 0 ? [] : [{ field: 'unit.place', text: wordsIn(c.get('language')).faultTexts.place }]
  if (unanswered.length + doubtful.length + faulty.length > 0)
    return again([...unanswered, ...missingUnit(typed, c), ...doubtful, ...faulty])
  const received = await receiveDurably(web.services, {
    json: reportOf(web.services.law, withChosenPlace(typed)),
    caller: c.get('session')?.user.id ?? 'public',
    key,
    channel: 'website',
    evidence: items,
  })
  if (received.ok) return receiptPage(web, c, received.value)
  return refused(web, c, received.failure, (errors) =>
    again(fieldErrors(errors, { language: c.get('language'), time: 'aware' })),
  )
}

/** What is wrong with files, at the field that asks for them. */
const fileErrors = (c: Context<Env>, faults: readonly EvidenceFault[]): readonly FieldError[] =>
  fieldErrors(evidenceErrors(faults), { language: c.get('language'), time: 'aware' })

const missingUnit = (typed: URLSearchParams, c: Context<Env>): readonly FieldError[] =>
  (typed.get('unit.name') ?? '').trim() === ''
    ? [{ field: 'unit.name', text: wordsIn(c.get('language')).faultTexts.unit }]
    : []

/** A submission that was not received: the form again with its faults, or a page that says what to do. */
function refused(
  web: Web,
  c: Context<Env>,
  failure: IntakeFailure,
  again: (errors: readonly InputError[]) => Response,
): Response | Promise<Response> {
  switch (failure.state) {
    case 'bad-input':
      return again(failure.errors)
    case 'evidence-refused':
      return again(evidenceErrors([{ code: failure.fault }]))
    case 'state-secret':
      return stoppedPage(web, c)
    case 'sender-refused':
      return problemPage(web, c, 'conflict')
    case 'key-reused':
    case 'too-many-tries':
    case 'unavailable':
      return problemPage(web, c, failure.state)
  }
}

/** The receipt is the answer itself: one round trip, and a repeat of the form gives it again. */
async function receiptPage(web: Web, c: Context<Env>, receipt: Receipt): Promise<Response> {
  const { services } = web
  // The report is received: a database that goes away right then must not turn that into a refusal.
  const timeStamp = await timeStampOfReceipt(services, receipt.number).catch(() => undefined)
  const stamped = timeStamp === undefined ? {} : { timeStamp }
  const view: ReceiptView = {
    ...receipt,
    law: services.law,
    unit: receipt.unit,
    exercise: receipt.exercise === true,
    followUp: services.codes.followUp(receipt.number),
    grades: receipt.grades ?? [],
    duties: receipt.duties ?? [],
    ...(receipt.signedReceipt === undefined
      ? {}
      : { signedCopy: { ...signedCopyOf(receipt.signedReceipt), ...stamped } }),
    ...(receipt.evidence === undefined ? {} : { files: receipt.evidence.length }),
  }
  return c.html(renderReceipt(view, frameOf(web, c)), receipt.journalled ? 202 : 201)
}

async function postFollowUp(web: Web, c: Context<Env>): Promise<Response> {
  const { services } = web
  const { law } = services
  const form = await readPostedForm(services, c, isCleared)
  if (!form.ok) return problemPage(web, c, form.failure)
  const { typed, items, faults } = form.value
  if (maySecret(typed)) return stoppedPage(web, c)
  const key = pageKey(typed)
  const again = (errors: readonly FieldError[]): Response => {
    const shown = { law, form: { values: typed, errors }, key, kept: keptFiles(services, items) }
    return c.html(renderFollowUp(shown, frameOf(web, c)), 422) as unknown as Response
  }
  const faulty = [...unansweredSecret(typed, c), ...fileErrors(c, faults)]
  if (faulty.length > 0) return again(faulty)
  const received = await receiveDurably(web.services, {
    json: followUpOf(law, typed),
    caller: 'public',
    client: c.get('client'),
    key,
    channel: 'website',
    evidence: items,
  })
  if (received.ok) return receiptPage(web, c, received.value)
  return refused(web, c, received.failure, (errors) =>
    again(fieldErrors(errors, { language: c.get('language'), time: 'handled' })),
  )
}

async function postLookup(web: Web, c: Context<Env>, limit: FailureLimit): Promise<Response> {
  const { services } = web
  const form = await readForm(c.req.raw)
  if (!form.ok) return problemPage(web, c, form.failure)
  const client = c.get('client')
  if (!limit.allows(client, services.now().ms)) return problemPage(web, c, 'too-many-tries')
  const number = parseReceiptNumber(form.value.get('number') ?? '')
  const found = number === undefined ? undefined : await findReceipt(services, number)
  if (found === undefined) {
    limit.failed(client, services.now().ms)
    const errors = [{ field: 'number', text: wordsIn(c.get('language')).lookup.missing }]
    return c.html(renderLookup({ form: { values: form.value, errors } }, frameOf(web, c)), 404)
  }
  return c.html(renderLookup({ form: { values: form.value, errors: [] }, found }, frameOf(web, c)))
}
