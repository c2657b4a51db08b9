import { type SignedReceipt, signReceipt } from '@fengsui/proof'
import type { Desk } from '../intake/desks.ts'
import type { Services } from '../services.ts'

/** What a desk says it has received. */
export interface Received {
  readonly desk: Desk
  readonly number: string
  readonly receivedAt: string
  /** Of what was submitted, with its algorithm. */
  readonly digest: string
  readonly channel: string
  readonly kind: string
}

/** Signs a receipt in the name of the desk that received. */
export const signFor = ({ signingKeys }: Services, { desk, ...received }: Received): SignedReceipt =>
  signReceipt(
    {
      ...received,
      desk: { id: desk.organisation, name: desk.nameZh },
    },
    signingKeys.signer(desk.organisation),
  )
