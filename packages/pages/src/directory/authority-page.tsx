import { textIn } from '@fengsui/core'
import { type Authority, channelKinds, type OwnEntry } from '@fengsui/regions'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { Contacts } from '../components/contacts.tsx'
import { gap } from '../components/gap.ts'
import { renderDocument } from '../components/layout.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { fullTime } from '../words/times.ts'
import { labelIn, wordsIn } from '../words/words.ts'
import type { AuthorityView, RecordedEntry } from './authority-view.ts'
import { scopeText } from './directory-page.tsx'
import { EntryForm } from './entry-form.tsx'

/** `/directory/{id}`: one authority, its form for those who may record, and all versions; nothing is overwritten. */
export function renderAuthority(view: AuthorityView, frame: Frame): string {
  const words = wordsIn(frame.language).directory
  const { shipped, versions } = view
  const [latest] = versions
  const title = textIn(latest?.entry ?? shipped ?? { zh: words.add, en: words.add }, frame.language)
  const body = (
    <div class="stack">
      <p>
        <a href="/directory">{words.title}</a>
      </p>
      <h1>{title}</h1>
      {latest?.entry.receives === false && <p class="say no">{words.noLonger}</p>}
      {shipped !== undefined && <Shipped authority={shipped} frame={frame} />}
      {versions.length > 0 && <Recorded view={view} frame={frame} />}
      {versions.length === 0 && shipped !== undefined && <p class="m">{words.notRecorded}</p>}
      {readerMay(frame, 'directory.edit') && <EntryForm view={view} frame={frame} />}
    </div>
  )
  return renderDocument({ title, kind: 'work', body, hasError: view.form.errors.length > 0 }, frame)
}

interface Part {
  readonly view: AuthorityView
  readonly frame: Frame
}

const Shipped = ({ authority, frame }: { readonly authority: Authority; readonly frame: Frame }): VNode => {
  const words = wordsIn(frame.language).directory
  return (
    <section class="stack">
      <h2>{words.shipped}</h2>
      <p class="m">{words.shippedLead}</p>
      <p>
        {textIn(authority, frame.language)}
        {gap}
        <span class="m">
          {textIn(authority.source, frame.language)}
          {gap}
          {authority.verifiedAt}
        </span>{' '}
        <ConfidenceMark of={authority.confidence} language={frame.language} />
      </p>
      <Contacts contacts={authority.channels} language={frame.language} />
    </section>
  )
}

function Recorded({ view, frame }: Part): VNode {
  const words = wordsIn(frame.language).directory
  const heads = [
    words.version,
    words.authority,
    words.contacts,
    words.from,
    words.recordedBy,
    words.recordedAt,
  ]
  return (
    <section class="stack">
      <h2>{words.history}</h2>
      <table class="fold">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.versions.map((one) => (
            <Version key={one.version} recorded={one} view={view} frame={frame} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Version({ recorded, view, frame }: Part & { readonly recorded: RecordedEntry }): VNode {
  const words = wordsIn(frame.language).directory
  const { version, entry, by, at } = recorded
  return (
    <tr>
      <td data-l={words.version} class="n">
        {version}
      </td>
      <th scope="row" data-l={words.authority}>
        {entry.zh}　{entry.en}
        <p class="m">
          {partyLabel(view, entry.party, frame)}　{scopeText(entry, view, frame)}
          {!entry.receives && `　${words.noLonger}`}
        </p>
      </th>
      <td data-l={words.contacts}>
        <Contacts contacts={entry.channels} language={frame.language} />
      </td>
      <td data-l={words.from}>
        {entry.source}　<span class="n">{entry.verifiedAt}</span>
      </td>
      <td data-l={words.recordedBy}>{by}</td>
      <td data-l={words.recordedAt}>
        <time>{fullTime(at, frame.language)}</time>
      </td>
    </tr>
  )
}

function partyLabel({ parties }: AuthorityView, party: string, { language }: Frame): string {
  const label = parties.find((one) => one.party === party)?.label
  return label === undefined ? party : labelIn(label, language)
}

/** What the form begins with: the latest version, else what ships, with no contacts of its own. */
export function valuesOf(entry: OwnEntry | undefined, shipped: Authority | undefined): URLSearchParams {
  const values = new URLSearchParams({
    zh: entry?.zh ?? shipped?.zh ?? '',
    en: entry?.en ?? shipped?.en ?? '',
  })
  for (const kind of channelKinds) {
    const addresses = entry?.channels.filter((one) => one.kind === kind).map(({ address }) => address) ?? []
    values.set(kind, addresses.join('；'))
  }
  if (entry?.receives === false) values.set('receives', 'no')
  return values
}
