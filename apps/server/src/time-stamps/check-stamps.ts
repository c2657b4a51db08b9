import type { X509Certificate } from 'node:crypto'
import { checkStampOf, type LedgerFault } from '@fengsui/proof'
import type { Delivery, Store } from '@fengsui/store'

/** Something that may have been stamped: the key of its stamp, and the text that was. */
export interface Stampable {
  readonly key: string
  readonly text: string
}

/** What was found of the time stamps of a deployment. */
export interface StampReport {
  readonly stamped: number
  /** Asked for, and not there yet. */
  readonly pending: number
  readonly faults: readonly LedgerFault[]
}

/** Checks the stamps of these against the authorities given; what nobody stamped is passed over. */
export async function checkStamps(
  { deliveries }: Pick<Store, 'deliveries'>,
  authorities: readonly X509Certificate[],
  stampable: AsyncIterable<Stampable>,
): Promise<StampReport> {
  let [stamped, pending] = [0, 0]
  const faults: LedgerFault[] = []
  for await (const { key, text } of stampable) {
    const delivery = await deliveries.find('time-stamp', key)
    if (delivery === undefined) continue
    if (delivery.state === 'waiting') pending++
    if (delivery.state !== 'delivered') continue
    stamped++
    const fault = faultOf(delivery, text, authorities)
    if (fault !== undefined) faults.push(fault)
  }
  return { stamped, pending, faults }
}

function faultOf(
  { key, answer = '' }: Delivery,
  text: string,
  authorities: readonly X509Certificate[],
): LedgerFault | undefined {
  const checked = checkStampOf(text, Buffer.from(answer, 'base64'), authorities)
  return checked.ok ? undefined : { fault: 'time-stamp-wrong', of: key, reason: checked.failure }
}
