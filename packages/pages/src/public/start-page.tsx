import type { VNode } from 'preact'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'

/** The national channels, as the directory of authorities has them. */
export interface PublicChannel {
  readonly label: string
  readonly value: string
  readonly href?: string
}

/** `/`: report now, follow up, check a receipt; and how to reach someone without the web. */
export function renderStart(
  { channels }: { readonly channels: readonly PublicChannel[] },
  frame: Frame,
): string {
  const words = wordsIn(frame.language)
  const { start } = words
  const body = (
    <div class="two-col">
      <div class="stack">
        <div>
          <h1>{start.title}</h1>
          <p>{start.lead}</p>
        </div>
        <p class="say no">
          <Icon name="soon" />
          <span>{start.danger}</span>
        </p>
        <p>
          <a class="btn wide" href="/report">
            {start.report}
          </a>
        </p>
        <p class="hint">{start.reportHint}</p>
        <dl class="rows">
          <div>
            <dt>
              <a href="/follow-up">{start.followUp}</a>
            </dt>
            <dd>{start.followUpHint}</dd>
          </div>
          <div>
            <dt>
              <a href="/receipts">{start.receipt}</a>
            </dt>
            <dd>{start.receiptHint}</dd>
          </div>
        </dl>
      </div>
      <aside class="stack">
        <section class="panel">
          <h2>{start.haveReady}</h2>
          <ul class="list">
            {Object.values(start.ready).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <Channels title={start.offline} channels={channels} />
      </aside>
    </div>
  )
  return renderDocument({ title: start.title, kind: 'public', body }, frame)
}

interface ChannelsProps {
  readonly title: string
  readonly channels: readonly PublicChannel[]
}

/** Ways to report that need no web page. */
export const Channels = ({ title, channels }: ChannelsProps): VNode => (
  <section>
    <h2>{title}</h2>
    <dl class="rows">
      {channels.map(({ label, value, href }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="n">{href === undefined ? value : <a href={href}>{value}</a>}</dd>
        </div>
      ))}
    </dl>
  </section>
)
