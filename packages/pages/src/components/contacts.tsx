import { type Language, textIn } from '@fengsui/core'
import type { Channel } from '@fengsui/regions'
import type { VNode } from 'preact'
import { bracketed, wordsIn } from '../words/words.ts'

/** One way to reach an authority; where it was learnt only where that is known. */
export type Contact = Pick<Channel, 'address' | 'kind'> & Partial<Pick<Channel, 'source' | 'verifiedAt'>>

interface ContactsProps {
  readonly contacts: readonly Contact[]
  readonly language: Language
}

/** How to reach an authority, each with its source and day; says so where nothing is known. */
export function Contacts({ contacts, language }: ContactsProps): VNode {
  const { channels, noContact } = wordsIn(language).directory
  if (contacts.length === 0) return <p class="m">{noContact}</p>
  return (
    <ul class="plain">
      {contacts.map((contact) => (
        <li key={contact.kind + contact.address}>
          {channels[contact.kind]}　<ContactLink {...contact} />
          {contact.source !== undefined && (
            <span class="m">
              {bracketed(`${textIn(contact.source, language)}，${contact.verifiedAt ?? ''}`, language)}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

const schemes: Partial<Record<Contact['kind'], string>> = { hotline: 'tel:', email: 'mailto:', website: '' }

function ContactLink({ kind, address }: Contact): VNode {
  const scheme = schemes[kind]
  if (scheme === undefined) return <span class="n">{address}</span>
  const target = scheme === 'tel:' ? address.replace(/[^+0-9]/g, '') : address
  return (
    <a class="n" href={scheme + target}>
      {address}
    </a>
  )
}
