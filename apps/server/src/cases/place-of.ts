import { partyOf } from '../intake/desks.ts'
import type { Services } from '../services.ts'
import type { CaseFile } from './case-file.ts'
import type { CasePlace } from './case-write.ts'

/** Where a loaded case is written. A case that began with an own incident is the operator's; all others are a desk's. */
export function placeOf(services: Services, file: CaseFile): CasePlace {
  const own = file.events[0]?.type === 'incident.opened'
  return {
    id: file.id,
    organisation: file.organisation,
    party: own ? 'operator' : partyOf(services, file.organisation),
    kind: own ? 'incident' : 'file',
  }
}
