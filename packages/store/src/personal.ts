/** Keyed digests of the contacts a case names: equal contacts have equal digests, and nobody without the key can make one. */
export interface ContactDigests {
  /** Id of the key they were made with. */
  readonly key: string
  readonly digests: readonly string[]
}

/** Finding the cases of a person, and forgetting a person: what is kept of people besides what is sealed. */
export interface PersonalData {
  /** Cases of an organisation that name any of these contacts, newest first, at most `limit`. */
  casesWith(
    organisation: string,
    contacts: { readonly digests: readonly string[]; readonly limit: number },
  ): Promise<readonly string[]>
  /** Cases whose contacts were digested with another key than this one, with their organisation. */
  casesUnderOtherKeys(
    key: string,
    limit: number,
  ): Promise<readonly { readonly case: string; readonly organisation: string }[]>
  /** Puts new digests of a case in the place of those of other keys. */
  replaceContacts(
    place: { readonly case: string; readonly organisation: string },
    contacts: ContactDigests,
  ): Promise<void>
  /**
   * Destroys again what a restored backup brought back: key, digests and messages of a case whose personal data were
   * erased. Leaves nothing of them in the files of the database, as far as the engine can.
   */
  forget(caseId: string): Promise<void>
}
