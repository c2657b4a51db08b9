import type { VNode } from 'preact'
import { gap } from '../components/gap.ts'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

/** What became of deliveries, in the order they want to be looked at. */
export const deliveryTrays = ['dead', 'waiting', 'withheld', 'delivered', 'put-away'] as const
export type DeliveryTray = (typeof deliveryTrays)[number]

/** One delivery in a list. */
export interface DeliveryLine {
  readonly id: string
  readonly kind: string
  readonly recipient: string
  readonly createdMs: number
  readonly tries: number
  readonly fault?: string
}

/** Deliveries in one state, and how many there are in each. */
export interface OutboxView {
  readonly tray: DeliveryTray
  readonly counts: Readonly<Record<DeliveryTray, number>>
  readonly lines: readonly DeliveryLine[]
}

/** `/outbox`: what goes outside; first what could not be delivered. */
export function renderOutbox({ tray, counts, lines }: OutboxView, frame: Frame): string {
  const { outbox } = wordsIn(frame.language)
  const body = (
    <>
      <div class="head">
        <h1>{outbox.title}</h1>
      </div>
      <div class="stack">
        <nav aria-label={outbox.title}>
          <ul class="tabs">
            {deliveryTrays.map((one) => (
              <li key={one}>
                <a href={`/outbox?state=${one}`} aria-current={one === tray ? 'page' : undefined}>
                  {`${outbox.states[one]}${gap}${counts[one]}`}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {lines.length === 0 ? <p class="empty">{outbox.empty}</p> : <Lines lines={lines} frame={frame} />}
      </div>
    </>
  )
  return renderDocument({ title: outbox.title, kind: 'work', body }, frame)
}

function Lines({ lines, frame }: { readonly lines: readonly DeliveryLine[]; readonly frame: Frame }): VNode {
  const { outbox } = wordsIn(frame.language)
  return (
    <table class="fold">
      <thead>
        <tr>
          {[outbox.recipient, outbox.kind, outbox.since, outbox.tries, outbox.fault].map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" data-l={outbox.recipient} class="self">
              <a href={`/outbox/${line.id}`}>{line.recipient}</a>
            </th>
            <td data-l={outbox.kind}>{kindIn(line.kind, frame)}</td>
            <td data-l={outbox.since} class="n">
              {dayAndTime({ ms: line.createdMs, offset: frame.now.offset }, frame.language)}
            </td>
            <td data-l={outbox.tries} class="n">
              {line.tries}
            </td>
            <td data-l={outbox.fault}>{line.fault ?? outbox.noFault}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The name of a kind of delivery; one that a newer version put in keeps its own. */
export function kindIn(kind: string, { language }: Frame): string {
  const kinds: Readonly<Record<string, string>> = wordsIn(language).outbox.kinds
  return kinds[kind] ?? kind
}

/** Says on other pages that something was not delivered; nothing at all when nothing waits. */
export function UndeliveredNotice({
  count,
  frame,
}: {
  readonly count: number
  readonly frame: Frame
}): VNode | null {
  const { outbox } = wordsIn(frame.language)
  if (count === 0) return null
  return (
    <p class="panel" role="status">
      <b>{fill(outbox.undelivered, { n: count })}</b> <a href="/outbox">{outbox.look}</a>
    </p>
  )
}
