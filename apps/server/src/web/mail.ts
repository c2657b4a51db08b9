import {
  type FormState,
  type MailTray,
  type MailView,
  mailTrays,
  type ReadItem,
  renderMail,
  renderMailTray,
} from '@fengsui/pages'
import type { StoredMessage } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Session } from '../auth/session.ts'
import type { Env } from '../http/env.ts'
import { confirmMessage } from '../mail/confirm-message.ts'
import { rawOf, readingOf } from '../mail/store-vault.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { problemPage } from './problem-answer.ts'
import { fieldErrors } from './read-report-form.ts'

/** Mail that waits for a person: trays, one message, confirm, put away, the original. */
export const mailRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/mail',
      guarded(web, 'case.see', (c, session) => trayPage(web, c, session)),
    )
    .get(
      '/mail/:id',
      guarded(web, 'case.see', (c, session) => messagePage(web, c, { session })),
    )
    .get(
      '/mail/:id/raw',
      guarded(web, 'case.see', (c, session) => original(web, c, session)),
    )
    .post(
      '/mail/:id/confirm',
      guardedForm(web, 'case.accept', (c, session, form) => confirm(web, c, { session, form })),
    )
    .post(
      '/mail/:id/dismiss',
      guardedForm(web, 'case.accept', (c, session) => dismiss(web, c, session)),
    )

const pageSize = 100
/** Ticked before a person has looked: what was read surely enough. */
const sureEnough = 0.7

const filterOf = (tray: MailTray) =>
  tray === 'unreadable' ? ({ state: 'unreadable' } as const) : ({ state: 'read', sort: tray } as const)

async function trayPage(web: Web, c: Context<Env>, { organisation }: Session): Promise<Response> {
  const { messages } = web.services.store
  const tray = mailTrays.find((one) => one === c.req.query('tray')) ?? 'report'
  const [lines, ...numbers] = await Promise.all([
    messages.tray(organisation.id, { ...filterOf(tray), limit: pageSize }),
    ...mailTrays.map((one) => messages.count(organisation.id, filterOf(one))),
  ])
  const counts = Object.fromEntries(mailTrays.map((one, index) => [one, numbers[index] ?? 0]))
  const view = { tray, counts: counts as Record<MailTray, number>, lines }
  return c.html(renderMailTray(view, frameOf(web, c)))
}

/** A message of this person's desk; another desk's is not there. */
async function messageOf(
  web: Web,
  c: Context<Env>,
  { organisation }: Session,
): Promise<StoredMessage | undefined> {
  const message = await web.services.store.messages.message(c.req.param('id') ?? '')
  return message?.organisation === organisation.id ? message : undefined
}

async function messagePage(
  web: Web,
  c: Context<Env>,
  { session, form }: { readonly session: Session; readonly form?: FormState },
): Promise<Response> {
  const message = await messageOf(web, c, session)
  if (message === undefined) return problemPage(web, c, 'not-found')
  const items = itemsOf(web, message)
  const reading = readingOf(web.services, message)
  const view: MailView = {
    law: web.services.law,
    message,
    tray: mailTrays.find((one) => one === message.sort) ?? 'unreadable',
    open: message.state === 'read' || message.state === 'unreadable',
    items,
    // A message read before senders were checked has neither.
    text: reading?.text ?? '',
    unread: reading?.unread ?? [],
    checks: reading?.checks ?? [],
    form: form ?? firstForm(web, message, items),
  }
  return c.html(renderMail(view, frameOf(web, c)), form === undefined ? 200 : 422)
}

function firstForm({ services }: Web, message: StoredMessage, items: readonly ReadItem[]): FormState {
  const unit = readingOf(services, message)?.draft.unit
  const values = new URLSearchParams({ 'unit.name': unit?.name ?? '', 'unit.place': unit?.place ?? '' })
  for (const { name, confidence } of items) if (confidence >= sureEnough) values.append('keep', name)
  return { values, errors: [] }
}

function itemsOf({ services }: Web, message: StoredMessage): readonly ReadItem[] {
  const draft = readingOf(services, message)?.draft
  if (draft === undefined) return []
  const { about, sources } = draft
  const values: readonly (readonly [name: string, value: unknown])[] = [
    ...(about === undefined ? [] : [['about', about] as const]),
    ...draft.events.map(({ type, at }) => [type, at] as const),
    ...Object.entries({ ...draft.entity, ...draft.incident }),
    ...Object.entries(draft.contents).map(([name, value]) => [`contents.${name}`, value] as const),
  ]
  return values.flatMap(([name, value]) => {
    const source = sources[name]
    return source === undefined ? [] : [{ ...source, name, value }]
  })
}

async function original(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const message = await messageOf(web, c, session)
  if (message === undefined) return problemPage(web, c, 'not-found')
  // Never shown in place: what came by mail may be hostile.
  return c.body(Buffer.from(rawOf(web.services, message).bytes), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${message.number}.eml"`,
  })
}

async function confirm(
  web: Web,
  c: Context<Env>,
  { session, form }: { readonly session: Session; readonly form: URLSearchParams },
): Promise<Response> {
  const { services } = web
  const message = await messageOf(web, c, session)
  if (message === undefined) return problemPage(web, c, 'not-found')
  const received = await confirmMessage(services, message, {
    reading: readingOf(services, message),
    confirmation: {
      unitName: (form.get('unit.name') ?? '').trim(),
      unitPlace: (form.get('unit.place') ?? '').trim(),
      keep: new Set(form.getAll('keep')),
    },
  })
  if (!received.ok) {
    const { failure } = received
    if (failure.state !== 'bad-input')
      return problemPage(web, c, failure.state === 'sender-refused' ? 'conflict' : failure.state)
    const errors = fieldErrors(failure.errors, { language: c.get('language'), time: 'aware' })
    return messagePage(web, c, { session, form: { values: form, errors } })
  }
  // After the report is on the disk: dying in between leaves the message open, and confirming again gives the same receipt.
  await services.store.messages.decide(message.id, { state: 'confirmed', by: session.user.id })
  return c.redirect('/desk', 303)
}

async function dismiss(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const message = await messageOf(web, c, session)
  if (message === undefined) return problemPage(web, c, 'not-found')
  await web.services.store.messages.decide(message.id, { state: 'dismissed', by: session.user.id })
  return c.redirect('/mail', 303)
}
