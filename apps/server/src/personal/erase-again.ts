import type { Services } from '../services.ts'

/** Destroys again what a restored backup brought back: cases that were erased, and whose log does not know it. How many. */
export async function eraseAgain({ store, erasures }: Services): Promise<number> {
  let again = 0
  for (const { organisation, case: id } of erasures.all()) {
    const records = await store.readCase(organisation, id)
    const isKnown = records.some(({ type }) => type === 'personal.erased')
    if (isKnown || (await store.caseKey(id)) === undefined) continue
    await store.personal.forget(id)
    again++
  }
  return again
}
