import type { CaseFile } from '../cases/case-file.ts'
import type { Services } from '../services.ts'

/** The address whoever reported last left, where one did and it can still be read. */
export async function reporterAddress(services: Services, file: CaseFile): Promise<string | undefined> {
  for (const { private: sealed } of file.events.toReversed()) {
    if (sealed === undefined) continue
    const opened = (await services.privacy.open(services.store, file.id, sealed)) as Personal | undefined
    const address = opened?.unit?.email ?? opened?.reporter?.contact?.email
    if (typeof address === 'string' && /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(address)) return address
  }
  return undefined
}

interface Personal {
  readonly unit?: { readonly email?: unknown }
  readonly reporter?: { readonly contact?: { readonly email?: unknown } }
}
