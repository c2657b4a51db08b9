import type { Services } from '../services.ts'

/** The desk whose people look after mail: the national one if somebody sits there, else the first where somebody does. */
export async function mailDesk({ store, nationalParty, findRecipient }: Services): Promise<string> {
  const attended = (await store.organisations('authority')).filter(({ people }) => people > 0)
  const desk = attended.find(({ party }) => party === nationalParty) ?? attended[0]
  return desk?.id ?? findRecipient(nationalParty, {}).recipient?.id ?? ''
}
