import type { Delivery } from '@fengsui/store'

/** Every kind of effect outside: by mail, or a time stamp from an authority for that (RFC 3161). */
export const deliveryKinds = ['email', 'time-stamp'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/** What handing over came to. A fault is for people: no secrets, no content of reports. */
export type Delivered =
  /** The other side has it; its answer is kept with the delivery. */
  | { readonly state: 'delivered'; readonly answer?: string }
  /** Not now: away, busy, silent. */
  | { readonly state: 'not-now'; readonly fault: string }
  /** Not ever: trying the same again would get the same answer. */
  | { readonly state: 'refused'; readonly fault: string }

/**
 * Brings one kind of delivery to where it goes. It may be asked again for a delivery that arrived, since a crash can come
 * between the two: whatever it sends carries the delivery's `key`, so that the other side can tell. It gives up
 * when the signal fires. What it throws counts as `not-now`.
 */
export interface Deliverer {
  readonly kind: DeliveryKind
  deliver(delivery: Delivery, signal: AbortSignal): Promise<Delivered>
  close(): void
}
