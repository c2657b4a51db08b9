import type { Json, Sealed } from '@fengsui/core'
import type { Store } from '@fengsui/store'
import { newCaseKey, open, seal, unwrapCaseKey } from '@fengsui/store'
import type { Secrets } from './secrets.ts'

/** Seals personal data of reporters and contacts under the key of their case. */
export interface Privacy {
  /** A key for a new case: wrapped for storage, and a function that seals under it. */
  newKey(): { readonly wrapped: string; readonly seal: (personal: Json) => Sealed }
  /** Seals under the key of a stored case; undefined after its key was destroyed. */
  sealerFor(store: Store, caseId: string): Promise<((personal: Json) => Sealed) | undefined>
  /** The key of something that is no case, from its wrapping: what is sealed under it can be opened again. */
  underWrapped(wrapped: string): {
    readonly seal: (personal: Json) => Sealed
    readonly open: (sealed: Sealed) => Json
  }
  /** Opens what was sealed; undefined after the key was destroyed. */
  open(store: Store, caseId: string, sealed: Sealed): Promise<Json | undefined>
}

/** Opens the privacy of a deployment under its master key. */
export function openPrivacy(secrets: Secrets): Privacy {
  const keyOf = async (store: Store, caseId: string): Promise<Buffer | undefined> => {
    const wrapped = await store.caseKey(caseId)
    return wrapped === undefined ? undefined : unwrapCaseKey(secrets.master, wrapped)
  }
  return {
    newKey() {
      const { key, wrapped } = newCaseKey(secrets.master)
      return { wrapped, seal: (personal) => seal(key, personal) }
    },
    underWrapped(wrapped) {
      const key = unwrapCaseKey(secrets.master, wrapped)
      return { seal: (personal) => seal(key, personal), open: (sealed) => open(key, sealed) }
    },
    async sealerFor(store, caseId) {
      const key = await keyOf(store, caseId)
      return key === undefined ? undefined : (personal) => seal(key, personal)
    },
    async open(store, caseId, sealed) {
      const key = await keyOf(store, caseId)
      return key === undefined ? undefined : open(key, sealed)
    },
  }
}
