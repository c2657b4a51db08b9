import type { VNode } from 'preact'
import { renderDocument } from '../components/layout.tsx'
import { WorkButton } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { fullTime } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'
import { type DeliveryLine, type DeliveryTray, kindIn } from './outbox-page.tsx'

/** A line of a delivery's history. */
export interface DeliveryStepLine {
  readonly atMs: number
  readonly outcome: 'delivered' | 'waiting' | 'dead' | 'sent-again' | 'put-away'
  /** What went wrong, or who decided. */
  readonly detail?: string
}

/** One delivery with what became of it. */
export interface DeliveryView extends DeliveryLine {
  readonly state: DeliveryTray
  readonly key: string
  readonly dueMs: number
  readonly answer?: string
  /** Where its case is, for readers who may see it. */
  readonly caseHref?: string
  readonly history: readonly DeliveryStepLine[]
}

/** `/outbox/{id}`: what happened to a delivery, and what a person can do about it. */
export function renderDelivery(view: DeliveryView, frame: Frame): string {
  const { outbox } = wordsIn(frame.language)
  const body = (
    <>
      <div class="head">
        <h1>{`${kindIn(view.kind, frame)} ${view.recipient}`}</h1>
        <span class="m">{outbox.states[view.state]}</span>
      </div>
      <div class="stack">
        {view.state === 'dead' && <p>{outbox.deadHint}</p>}
        {view.state === 'withheld' && <p>{outbox.withheldHint}</p>}
        <Particulars view={view} frame={frame} />
        {view.caseHref !== undefined && (
          <p class="row">
            <a class="btn two" href={view.caseHref}>
              {outbox.openCase}
            </a>
          </p>
        )}
        {view.state === 'dead' && readerMay(frame, 'outbox.decide') && (
          <>
            <WorkButton frame={frame} action={`/outbox/${view.id}/send-again`} text={outbox.sendAgain} />
            <WorkButton frame={frame} action={`/outbox/${view.id}/put-away`} text={outbox.putAway} />
          </>
        )}
        <History view={view} frame={frame} />
      </div>
    </>
  )
  return renderDocument({ title: `${outbox.one} ${view.recipient}`, kind: 'work', body }, frame)
}

interface Part {
  readonly view: DeliveryView
  readonly frame: Frame
}

function Particulars({ view, frame }: Part): VNode {
  const { outbox } = wordsIn(frame.language)
  const time = (ms: number): string => fullTime({ ms, offset: frame.now.offset }, frame.language)
  const rows: readonly (readonly [label: string, value: string | number | undefined])[] = [
    [outbox.recipient, view.recipient],
    [outbox.since, time(view.createdMs)],
    [outbox.tries, view.tries],
    [outbox.due, view.state === 'waiting' ? time(view.dueMs) : undefined],
    [outbox.fault, view.fault],
    [outbox.answer, view.answer],
    [outbox.key, view.key],
  ]
  return (
    <dl class="rows">
      {rows.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function History({ view, frame }: Part): VNode {
  const { outbox } = wordsIn(frame.language)
  return (
    <section class="panel" aria-labelledby="history">
      <h2 id="history">{outbox.history}</h2>
      {view.history.length === 0 && <p class="empty">{outbox.noHistory}</p>}
      <ol class="plain">
        {view.history.map(({ atMs, outcome, detail }, index) => (
          <li key={index}>
            <time class="n">{fullTime({ ms: atMs, offset: frame.now.offset }, frame.language)}</time>{' '}
            {outbox.outcomes[outcome]} {detail}
          </li>
        ))}
      </ol>
    </section>
  )
}
