import { textIn } from '@fengsui/core'
import { type Authority, corpsParty } from '@fengsui/regions'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { Contacts } from '../components/contacts.tsx'
import { renderDocument } from '../components/layout.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { labelIn, wordsIn } from '../words/words.ts'
import type { DirectoryView } from './authority-view.ts'

/** `/directory`: every authority by kind, how to reach it, and where that was learnt. */
export function renderDirectory(view: DirectoryView, frame: Frame): string {
  const words = wordsIn(frame.language).directory
  const body = (
    <div class="stack">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <p class="m">{words.national}</p>
      {readerMay(frame, 'directory.edit') && (
        <p>
          <a class="btn" href="/directory/new">
            {words.add}
          </a>
        </p>
      )}
      {view.parties.map(({ party, label, authorities }) => (
        <section key={party} class="stack">
          <h2>{labelIn(label, frame.language)}</h2>
          {authorities.length === 0 ? (
            <p class="m">{party === corpsParty ? words.noCorps : words.nobody}</p>
          ) : (
            <Authorities view={view} authorities={authorities} frame={frame} />
          )}
        </section>
      ))}
    </div>
  )
  return renderDocument({ title: words.title, kind: 'work', body }, frame)
}

interface AuthoritiesProps {
  readonly view: DirectoryView
  readonly authorities: readonly Authority[]
  readonly frame: Frame
}

function Authorities({ view, authorities, frame }: AuthoritiesProps): VNode {
  const words = wordsIn(frame.language).directory
  return (
    <table class="fold">
      <thead>
        <tr>
          {[words.authority, words.scope, words.contacts, words.source].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {authorities.map((one) => (
          <tr key={one.id}>
            <th scope="row" data-l={words.authority}>
              <a href={`/directory/${one.id}`}>{textIn(one, frame.language)}</a>
            </th>
            <td data-l={words.scope}>{scopeText(one, view, frame)}</td>
            <td data-l={words.contacts}>
              <Contacts
                contacts={one.channels.map(({ kind, address }) => ({ kind, address }))}
                language={frame.language}
              />
            </td>
            <td data-l={words.source}>
              {textIn(one.source, frame.language)} <span class="m n">{one.verifiedAt}</span>{' '}
              <ConfidenceMark of={one.confidence} language={frame.language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** From where, and from which sector, an authority takes reports. */
export function scopeText(
  { code, sector }: Pick<Authority, 'code' | 'sector'>,
  { provinces, sectors }: Pick<DirectoryView, 'provinces' | 'sectors'>,
  { language }: Frame,
): string {
  const label = sectors.find(({ value }) => value === sector)?.label
  const parts = [
    code === undefined ? undefined : (provinces.get(code) ?? code),
    label === undefined ? sector : labelIn(label, language),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? wordsIn(language).directory.everywhere : parts.join('　')
}
