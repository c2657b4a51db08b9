import { formatReceiptNumber, type Instrument } from '@fengsui/core'
import { Fragment, type VNode } from 'preact'
import { ErrorSummary, type FormState, TextField } from '../components/fields.tsx'
import { gap } from '../components/gap.ts'
import { factText } from '../components/hits-list.tsx'
import { renderDocument } from '../components/layout.tsx'
import { WorkButton, WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { dayAndTime, fullTime, instantOf } from '../words/times.ts'
import { fill, labelIn, withColon, wordsIn } from '../words/words.ts'

/** The trays of mail, in the order they want to be looked at. */
export const mailTrays = ['report', 'other', 'unreadable', 'spam', 'automatic'] as const
export type MailTray = (typeof mailTrays)[number]

/** One message in a tray. */
export interface MailLine {
  readonly id: string
  readonly number: string
  readonly receivedMs: number
  readonly sender: string
  readonly reasons: readonly string[]
}

/** A tray, and how many messages wait in each. */
export interface MailTrayView {
  readonly tray: MailTray
  readonly counts: Readonly<Record<MailTray, number>>
  readonly lines: readonly MailLine[]
}

/** Something that was read, for a person to keep or to leave out. */
export interface ReadItem {
  /** Name of the field it is posted under; absent where the person writes the value. */
  readonly name: string
  readonly value: unknown
  readonly part: string
  readonly line: number
  readonly text: string
  readonly confidence: number
}

/** A file beside a message that no machine read, and why. */
export interface UnreadItem {
  readonly name: string
  readonly bytes: number
  readonly why: string
}

/** What was found about who sent a message. */
export interface CheckItem {
  readonly of: string
  readonly result: string
  readonly about?: string
}

/** A message with what was read of it. */
export interface MailView {
  readonly law: Instrument
  readonly message: MailLine
  readonly tray: MailTray
  readonly open: boolean
  readonly items: readonly ReadItem[]
  /** The words of the mail itself. */
  readonly text: string
  readonly unread: readonly UnreadItem[]
  readonly checks: readonly CheckItem[]
  readonly form: FormState
}

/** `/mail`: what came by mail and waits for a person, tray by tray. */
export function renderMailTray({ tray, counts, lines }: MailTrayView, frame: Frame): string {
  const { mail } = wordsIn(frame.language)
  const body = (
    <>
      <div class="head">
        <h1>{mail.title}</h1>
      </div>
      <div class="stack">
        <nav aria-label={mail.title}>
          <ul class="tabs">
            {mailTrays.map((one) => (
              <li key={one}>
                <a href={`/mail?tray=${one}`} aria-current={one === tray ? 'page' : undefined}>
                  {`${mail.trays[one]}${gap}${counts[one]}`}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {lines.length === 0 ? <p class="empty">{mail.empty}</p> : <Lines lines={lines} frame={frame} />}
      </div>
    </>
  )
  return renderDocument({ title: mail.title, kind: 'work', body }, frame)
}

function Lines({ lines, frame }: { readonly lines: readonly MailLine[]; readonly frame: Frame }): VNode {
  const { mail, queue } = wordsIn(frame.language)
  return (
    <table class="fold">
      <thead>
        <tr>
          {[mail.number, queue.received, mail.sender, mail.why].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" data-l={mail.number} class="self">
              <a class="n" href={`/mail/${line.id}`}>
                {formatReceiptNumber(line.number)}
              </a>
            </th>
            <td data-l={queue.received} class="n">
              {dayAndTime({ ms: line.receivedMs, offset: frame.now.offset }, frame.language)}
            </td>
            <td data-l={mail.sender}>{line.sender}</td>
            <td data-l={mail.why}>{reasonsIn(line.reasons, frame)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function reasonsIn(reasons: readonly string[], { language }: Frame): string {
  const known: Readonly<Record<string, string>> = wordsIn(language).mail.reasons
  return reasons.map((reason) => known[reason] ?? reason).join(language === 'zh-CN' ? '、' : ', ')
}

interface Part {
  readonly view: MailView
  readonly frame: Frame
}

/** `/mail/{id}`: what was read, where and how sure; nothing counts before a person has confirmed it. */
export function renderMail(view: MailView, frame: Frame): string {
  const { mail, queue } = wordsIn(frame.language)
  const { message, open } = view
  const title = `${mail.one} ${formatReceiptNumber(message.number)}`
  const body = (
    <>
      <div class="head">
        <h1>{title}</h1>
        <span class="m">{mail.trays[view.tray]}</span>
      </div>
      <div class="stack">
        <ErrorSummary form={view.form} frame={frame} />
        <dl class="rows">
          <div>
            <dt>{mail.sender}</dt>
            <dd>{message.sender}</dd>
          </div>
          <div>
            <dt>{queue.received}</dt>
            <dd>{fullTime({ ms: message.receivedMs, offset: frame.now.offset }, frame.language)}</dd>
          </div>
          <div>
            <dt>{mail.why}</dt>
            <dd>{reasonsIn(message.reasons, frame)}</dd>
          </div>
          <div>
            <dt>{mail.checked}</dt>
            <dd>
              {view.checks.length === 0
                ? mail.notChecked
                : view.checks.map((check) => (
                    <div key={`${check.of}${check.about}`}>{checkIn(check, frame)}</div>
                  ))}
            </dd>
          </div>
        </dl>
        {view.text !== '' && <Words text={view.text} frame={frame} />}
        {view.unread.length > 0 && <Unread view={view} frame={frame} />}
        <p class="row">
          <a class="btn two" href={`/mail/${message.id}/raw`}>
            {mail.raw}
          </a>
        </p>
        {!open && <p class="empty">{mail.decided}</p>}
        {open && readerMay(frame, 'case.accept') && <Confirm view={view} frame={frame} />}
        {open && readerMay(frame, 'case.accept') && (
          <WorkButton frame={frame} action={`/mail/${message.id}/dismiss`} text={mail.dismiss} />
        )}
      </div>
    </>
  )
  const hasError = view.form.errors.length > 0
  return renderDocument({ title, kind: 'work', body, hasError }, frame)
}

/** What was found is told, with whom it speaks of; nobody is turned away because of it. */
function checkIn({ of, result, about }: CheckItem, { language }: Frame): string {
  const { mail } = wordsIn(language)
  const names: Readonly<Record<string, string>> = mail.checks
  const results: Readonly<Record<string, string>> = mail.results
  const whom = about === undefined ? '' : language === 'zh-CN' ? `（${about}）` : ` (${about})`
  return `${withColon(names[of] ?? of, language)}${results[result] ?? result}${whom}`
}

/** What the writer wrote, line by line. */
function Words({ text, frame }: { readonly text: string; readonly frame: Frame }): VNode {
  const { mail } = wordsIn(frame.language)
  const lines = text.split('\n')
  return (
    <section aria-labelledby="words">
      <h2 id="words">{mail.words}</h2>
      <blockquote>
        {lines.map((line, index) => (
          <Fragment key={`${index}${line}`}>
            {index > 0 && <br />}
            {line}
          </Fragment>
        ))}
      </blockquote>
    </section>
  )
}

function Unread({ view, frame }: Part): VNode {
  const { mail } = wordsIn(frame.language)
  const reasons: Readonly<Record<string, string>> = mail.unreadReasons
  return (
    <section aria-labelledby="unread">
      <h2 id="unread">{mail.unread}</h2>
      <p class="m">{mail.unreadHint}</p>
      <ul class="list">
        {view.unread.map(({ name, bytes, why }) => (
          <li key={name}>
            {`${withColon(name, frame.language)}${reasons[why] ?? why}`}
            {gap}
            <small class="n">{fill(mail.kib, { size: Math.max(1, Math.round(bytes / 1024)) })}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Confirm({ view, frame }: Part): VNode {
  const { mail, form: words } = wordsIn(frame.language)
  const form = { ...view.form, action: `/mail/${view.message.id}/confirm` }
  return (
    <section class="panel" aria-labelledby="draft">
      <h2 id="draft">{mail.draft}</h2>
      <p class="m">{mail.draftHint}</p>
      <WorkForm frame={frame} form={form} title={mail.confirm} submit={mail.confirm} folded={false} primary>
        <TextField form={form} name="unit.name" label={words.unit} />
        <TextField form={form} name="unit.place" label={words.place} hint={words.placeHint} />
        {view.items.map((item) => (
          <Item key={item.name} item={item} view={view} frame={frame} />
        ))}
      </WorkForm>
    </section>
  )
}

function Item({ item, view, frame }: Part & { readonly item: ReadItem }): VNode {
  const { mail } = wordsIn(frame.language)
  const id = `keep-${item.name.replace(/[^A-Za-z0-9]+/g, '-')}`
  const where = fill(mail.where, {
    part: item.part === 'body' ? mail.body : item.part === 'subject' ? mail.subject : item.part,
    line: item.line,
    sure: Math.round(item.confidence * 100),
  })
  return (
    <label class="c">
      <input
        type="checkbox"
        id={id}
        name="keep"
        value={item.name}
        checked={view.form.values.getAll('keep').includes(item.name)}
      />
      <span>
        {withColon(labelOf(item, view, frame), frame.language)}
        {shownValue(item, view, frame)}
        <small>
          {where} “{item.text}”
        </small>
      </span>
    </label>
  )
}

function labelOf({ name }: ReadItem, { law }: MailView, { language }: Frame): string {
  const { mail } = wordsIn(language)
  const fact = law.facts.find((one) => one.name === name)?.label
  const content = law.contents.find(({ field }) => field === name)?.label
  const label = fact ?? content
  if (label !== undefined) return labelIn(label, language)
  return (mail.events as Readonly<Record<string, string>>)[name] ?? name
}

function shownValue({ name, value }: ReadItem, { law }: MailView, { language }: Frame): string {
  if (law.facts.some((fact) => fact.name === name)) return factText(law, name, value, language)
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\dT/.test(value) ? fullTime(instantOf(value), language) : value
  return Object.values(value as Readonly<Record<string, string>>).join(language === 'zh-CN' ? '，' : ', ')
}
