import type { CaseView } from '@fengsui/pages'
import type { Services } from '../services.ts'
import { type CaseFile, loadCase } from './case-file.ts'
import { suspectsOf } from './suspects.ts'

type OtherCase = NonNullable<CaseView['relations']['into']>

/** How a case stands to others of its desk: suspected, joined to it, or it to them. */
export async function relationsOf(services: Services, file: CaseFile): Promise<CaseView['relations']> {
  const { status, absorbed } = file.state
  const named = (id: string): Promise<OtherCase> => nameOf(services, file, id)
  const suspects = status.state === 'joined' ? [] : await suspectsOf(services, file)
  return {
    suspects: suspects.map(({ row, likeness }) => ({
      id: row.case,
      name: row.unit || row.title,
      points: likeness.points,
    })),
    absorbed: await Promise.all(absorbed.map(named)),
    into: status.state === 'joined' ? await named(status.into) : undefined,
  }
}

async function nameOf({ store }: Services, { organisation }: CaseFile, id: string): Promise<OtherCase> {
  const other = await loadCase(store, organisation, id)
  return { id, name: other?.state.unit || other?.state.title || id }
}
