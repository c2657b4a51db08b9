import type { Actor, Json, NewItem, Outcome, Sealed } from '@fengsui/core'
import type { CaseFile } from '../cases/case-file.ts'
import type { CasePlace } from '../cases/case-write.ts'
import { type CommandFailure, runCommand } from '../cases/run-command.ts'
import type { Services } from '../services.ts'
import type { StagedItem } from './staged-item.ts'

/** Items with name and key sealed, ready to be attached. */
export const sealItems = (
  items: readonly StagedItem[],
  { seal, number }: { readonly seal: (content: Json) => Sealed; readonly number?: string },
): readonly NewItem[] =>
  items.map(({ item, name, key }) => ({
    item: { ...item, ...(number === undefined ? {} : { number }) },
    private: seal({ name, key: key.toString('base64') }),
  }))

/** Attaches items that somebody of an organisation brought to a case of theirs. */
export async function attachItems(
  services: Services,
  place: CasePlace,
  { items, actor }: { readonly items: readonly StagedItem[]; readonly actor: Actor },
): Promise<Outcome<CaseFile, CommandFailure>> {
  const { seal, ...wrapped } = await services.privacy.keyOf(services.store, place.id)
  const command = { type: 'attach-evidence', items: sealItems(items, { seal }) } as const
  return runCommand(services, place, { command, actor, ...wrapped })
}
