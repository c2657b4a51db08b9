import type { VNode } from 'preact'
import { Icon } from '../components/icons.tsx'
import type { Frame } from '../frame.ts'
import { bracketed, fill, labelIn, withColon, wordsIn } from '../words/words.ts'
import type { ContentsView, LackingItem } from './outlook.ts'

interface ContentsProps {
  readonly contents: ContentsView
  readonly frame: Frame
}

/** Whether a report holds what it must: incomplete is owed now, partial may follow; each item by name. */
export function ContentsCheck({ contents, frame }: ContentsProps): VNode {
  const words = wordsIn(frame.language).contents
  const { missing, undecided, toFollow, stage } = contents
  const later = [...undecided, ...toFollow]
  const isDraft = stage === 'draft'
  return (
    <section class="stack" id="contents">
      <h2 class="hd">{isDraft ? words.toWrite : words.title}</h2>
      {!isDraft && <State contents={contents} frame={frame} />}
      {missing.length > 0 && (
        <Items title={isDraft ? words.requiredMark : words.missing} items={missing} frame={frame} />
      )}
      {later.length > 0 && (
        <details>
          <summary class="m">{withColon(words.toFollow, frame.language) + String(later.length)}</summary>
          {undecided.length > 0 && <Items title={words.undecided} items={undecided} frame={frame} />}
          {toFollow.length > 0 && <Items title={words.toFollow} items={toFollow} frame={frame} />}
        </details>
      )}
    </section>
  )
}

function State({ contents: { missing, undecided, toFollow }, frame }: ContentsProps): VNode {
  const { states } = wordsIn(frame.language).contents
  const later = undecided.length + toFollow.length
  if (missing.length > 0)
    return (
      <p>
        <Icon name="over" /> <b>{fill(states.incomplete, { n: missing.length })}</b>
      </p>
    )
  return (
    <p class={later === 0 ? 'ok' : undefined}>
      <Icon name={later === 0 ? 'done' : 'idle'} />{' '}
      {later === 0 ? states.complete : fill(states.partial, { n: later })}
    </p>
  )
}

interface ItemsProps {
  readonly title: string
  readonly items: readonly LackingItem[]
  readonly frame: Frame
}

function Items({ title, items, frame }: ItemsProps): VNode {
  const names: Readonly<Record<string, string>> = wordsIn(frame.language).contents.parts
  const comma = frame.language === 'en' ? ', ' : '、'
  return (
    <div>
      <p class="m">{title}</p>
      <ul class="list">
        {items.map(({ item, parts }) => (
          <li key={item.id}>
            {labelIn(item.label, frame.language)}
            {parts.length > 0 &&
              bracketed(parts.map((part) => names[part] ?? part).join(comma), frame.language)}
          </li>
        ))}
      </ul>
    </div>
  )
}
