import type { Json } from '@fengsui/core'
import { type CryptoSuite, type MacKey, macAlgorithms, macKey, type Owned } from '@fengsui/proof'
import type { ContactDigests } from '@fengsui/store'
import type { Secrets } from '../secrets.ts'
import { contactNames } from './contact-names.ts'

/** Owner of the keys of the index, as a key file names it. */
export const contactsOwner = 'contacts'

/** Finds people in what is sealed, by keyed digests of their telephone numbers and addresses. */
export interface ContactIndex {
  /** The key that new digests are made with. */
  readonly key: string
  /** Every key there is, oldest first. */
  readonly keys: readonly Pick<MacKey, 'alg' | 'id'>[]
  /** The digests of every contact in what a report sealed. */
  of(personal: Json): ContactDigests
  /** The digests that what somebody typed may have, under every key there ever was. */
  candidates(typed: string): readonly string[]
}

/** The first keys come from the server's key, later ones from lines of the key file; the last of the suite's digests. */
export function openContactIndex(
  secrets: Secrets,
  { mac }: Pick<CryptoSuite, 'mac'>,
  added: readonly Owned<MacKey>[],
): ContactIndex {
  const later = added.filter(({ owner }) => owner === contactsOwner).map(({ key }) => key)
  const keys = [...firstKeys(secrets), ...later]
  const current = keys.findLast(({ alg }) => alg === mac)
  if (current === undefined) throw new Error(`no ${mac} key of ${contactsOwner}`)
  return {
    key: current.id,
    keys,
    of: (personal) => ({ key: current.id, digests: namesIn(personal).map((name) => current.digest(name)) }),
    candidates: (typed) => contactNames(typed).flatMap((name) => keys.map((key) => key.digest(name))),
  }
}

const firstKeys = (secrets: Secrets): readonly MacKey[] =>
  macAlgorithms.flatMap((alg) => {
    const key = macKey(alg, secrets.derive(`contact index ${alg}`))
    return key.ok ? [key.value] : []
  })

/** What is sealed of a report, as far as it names contacts. */
interface Personal {
  readonly unit?: Readonly<Record<string, unknown>>
  readonly reporter?: { readonly contact?: Readonly<Record<string, unknown>> }
}

/** Names of people are no contacts: they are written in too many ways to be found by their digest. */
function namesIn(personal: Json): readonly string[] {
  const { unit, reporter } = (personal ?? {}) as Personal
  const written = [unit, reporter?.contact].flatMap((contact) =>
    Object.entries(contact ?? {}).flatMap(([part, value]) =>
      part !== 'name' && typeof value === 'string' ? contactNames(value) : [],
    ),
  )
  return [...new Set(written)]
}
