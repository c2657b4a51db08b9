import type { CaseEvent, HeldItem, SealedItem } from '@fengsui/core'
import { cipherAlgorithms, isOneOf } from '@fengsui/proof'
import type { CaseFile } from '../cases/case-file.ts'
import type { Services } from '../services.ts'
import type { ObjectKey } from './sealed-object.ts'
import type { StagedItem } from './staged-item.ts'

/** An item of a case with what is sealed of it, opened. */
export interface OpenItem {
  readonly held: HeldItem
  readonly name: string
  readonly key: Buffer
}

type Attached = Extract<CaseEvent, { type: 'evidence.attached' }>

/** The event that attached an item. */
const attachedAs = ({ events }: CaseFile, digest: string): Attached | undefined =>
  events.find(
    (event): event is Attached => event.type === 'evidence.attached' && event.data.digest === digest,
  )

/** Opens an item of a case; undefined when the case has none such, or its key was destroyed. */
export async function openItem(
  { privacy, store }: Services,
  file: CaseFile,
  digest: string,
): Promise<OpenItem | undefined> {
  const held = file.state.evidence.find((item) => item.digest === digest)
  const sealed = attachedAs(file, digest)?.private
  if (held === undefined || sealed === undefined) return undefined
  // Sealed by draft-receipt and attach-items from this very shape.
  const opened = (await privacy.open(store, file.id, sealed)) as SealedItem | undefined
  return opened && { held, name: opened.name, key: Buffer.from(opened.key, 'base64') }
}

/** Opens all items of a case that can be opened. */
export async function openItems(services: Services, file: CaseFile): Promise<readonly OpenItem[]> {
  const opened = await Promise.all(file.state.evidence.map(({ digest }) => openItem(services, file, digest)))
  return opened.filter((item) => item !== undefined)
}

/** Where the bytes of an item lie, with the key that opens them. */
export function objectOf({ held, key }: OpenItem): ObjectKey {
  if (!isOneOf(cipherAlgorithms, held.alg)) throw new Error(`unknown algorithm of evidence: ${held.alg}`)
  return { object: held.object, alg: held.alg, key }
}

/** An item as another case takes it over: the same bytes, under that case's own key. */
export function takenOver({ held, name, key }: OpenItem): StagedItem {
  const { digest, size, kind, object, alg } = held
  return { item: { digest, size, kind, object, alg }, name, key }
}
