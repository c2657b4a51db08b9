import { textIn } from '@fengsui/core'
import type { Authority } from '@fengsui/regions'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'
import { Contacts } from './contacts.tsx'

/** Whom somebody may have to call about a case. */
export type Receiver = Pick<Authority, 'channels' | 'en' | 'id' | 'zh'>

interface ReachProps {
  readonly receivers: readonly Receiver[]
  readonly frame: Frame
}

/** How to reach those who receive a case, for when the way through this program is not enough. */
export function Reach({ receivers, frame }: ReachProps): VNode | null {
  const { directory } = wordsIn(frame.language)
  if (receivers.length === 0) return null
  return (
    <section class="stack">
      <h2 class="hd">
        {directory.reach}{' '}
        <a class="m" href="/directory">
          {directory.open}
        </a>
      </h2>
      <dl class="rows">
        {receivers.map((one) => (
          <div key={one.id}>
            <dt>{textIn(one, frame.language)}</dt>
            <dd>
              <Contacts
                contacts={one.channels.map(({ kind, address }) => ({ kind, address }))}
                language={frame.language}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
