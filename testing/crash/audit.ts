import type { EventRecord } from '@fengsui/core'
import { type ChainFault, isCase, type Store } from '@fengsui/store'

/** What a store holds in the end, read past the server. */
export interface Audit {
  /** Receipt numbers in the log, one for each report event. */
  readonly numbers: readonly string[]
  readonly faults: readonly ChainFault[]
  /** Missed deadlines in the log, as case, duty and recipient. */
  readonly missed: readonly string[]
  readonly cases: number
}

const pageSize = 500

/** Walks every case of a store. */
export async function auditStore(store: Store): Promise<Audit> {
  const numbers: string[] = []
  const missed: string[] = []
  const faults: ChainFault[] = []
  let cases = 0
  for (let after = ''; ; ) {
    const heads = await store.chainHeads(after, pageSize)
    for (const head of heads) {
      const records = await store.readCase(head.organisation, head.case)
      faults.push(...(await store.verifyCase(head.organisation, head.case)))
      numbers.push(...records.filter(isReport).map(numberOf))
      missed.push(...records.filter(({ type }) => type === 'clock.missed').map(missedName))
    }
    cases += heads.filter(isCase).length
    after = heads.at(-1)?.case ?? ''
    if (heads.length < pageSize) return { numbers, faults, missed, cases }
  }
}

const isReport = ({ type }: EventRecord): boolean => type === 'report.received'
const numberOf = ({ data }: EventRecord): string => (data as { readonly number: string }).number

function missedName({ case: id, data }: EventRecord): string {
  const { duty, recipient } = data as { readonly duty: string; readonly recipient: string }
  return `${id} ${duty} ${recipient}`
}
