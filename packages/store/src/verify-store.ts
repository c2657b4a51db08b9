import { isCase } from './is-case.ts'
import type { ChainFault, Store } from './store.ts'

const pageSize = 500

/** Recomputes every chain; gives how many of them are cases, and what is wrong with them. */
export async function verifyStore(
  store: Store,
): Promise<{ readonly cases: number; readonly faults: readonly ChainFault[] }> {
  const faults: ChainFault[] = []
  let cases = 0
  for (let after = ''; ; ) {
    const heads = await store.chainHeads(after, pageSize)
    for (const head of heads) faults.push(...(await store.verifyCase(head.organisation, head.case)))
    cases += heads.filter(isCase).length
    after = heads.at(-1)?.case ?? ''
    if (heads.length < pageSize) return { cases, faults }
  }
}
