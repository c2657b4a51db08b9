import type { Json, Sealed } from '@fengsui/core'
import { type CipherAlgorithm, newDataKey, openJson, sealJson, unwrapDataKey } from '@fengsui/proof'
import type { Store } from '@fengsui/store'
import type { Secrets } from './secrets.ts'

/** Seals under the key of a case. */
export interface CaseKey {
  readonly seal: (personal: Json) => Sealed
  /** A key that is not stored yet, wrapped: it goes into the write of the case. */
  readonly wrappedKey?: string
}

/** Seals personal data of reporters and contacts under the key of their case. */
export interface Privacy {
  /** A key for a new case: wrapped for storage, and a function that seals under it. */
  newKey(): Required<CaseKey>
  /** Seals under the key of a stored case; under a new one, wrapped to be stored, after its own was destroyed. */
  keyOf(store: Store, caseId: string): Promise<CaseKey>
  /** The key of something that is no case, from its wrapping: what is sealed under it can be opened again. */
  underWrapped(wrapped: string): {
    readonly seal: (personal: Json) => Sealed
    readonly open: (sealed: Sealed) => Json
  }
  /** Opens what was sealed; undefined when the key it was sealed under was destroyed, whether or not there is a new one. */
  open(store: Store, caseId: string, sealed: Sealed): Promise<Json | undefined>
}

/** Opens the privacy of a deployment under its master key; `alg` seals what is new, what is there names its own. */
export function openPrivacy(secrets: Secrets, alg: CipherAlgorithm): Privacy {
  const newKey = (): Required<CaseKey> => {
    const { key, wrapped } = newDataKey(alg, secrets.master)
    return { wrappedKey: wrapped, seal: (personal) => sealJson(alg, key, personal) }
  }
  const keyOf = async (store: Store, caseId: string): Promise<Buffer | undefined> => {
    const wrapped = await store.caseKey(caseId)
    return wrapped === undefined ? undefined : unwrapDataKey(secrets.master, wrapped)
  }
  return {
    newKey,
    underWrapped(wrapped) {
      const key = unwrapDataKey(secrets.master, wrapped)
      return { seal: (personal) => sealJson(alg, key, personal), open: (sealed) => openJson(key, sealed) }
    },
    async keyOf(store, caseId) {
      const key = await keyOf(store, caseId)
      return key === undefined ? newKey() : { seal: (personal) => sealJson(alg, key, personal) }
    },
    async open(store, caseId, sealed) {
      const key = await keyOf(store, caseId)
      return key === undefined ? undefined : openedUnder(key, sealed)
    },
  }
}

function openedUnder(key: Buffer, sealed: Sealed): Json | undefined {
  try {
    return openJson(key, sealed)
  } catch {
    // Sealed under the key before: whether anything was altered is told by the chain, not here.
    return undefined
  }
}
