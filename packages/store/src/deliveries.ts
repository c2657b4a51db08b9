/** Whose a delivery is that belongs to no organisation, but to the deployment as a whole. */
export const ofDeployment = 'deployment'

/** Something that has an effect outside: put in by the transaction it follows from, brought there afterwards. */
export interface NewDelivery {
  readonly id: string
  /** Whose people look after it: an organisation, or `ofDeployment`. */
  readonly organisation: string
  /** Which deliverer brings it. */
  readonly kind: string
  /** Idempotency key within its kind: put in again it is still one delivery, and every try carries the same. */
  readonly key: string
  /** Where it goes, as people read it. */
  readonly recipient: string
  /** What its deliverer reads; whoever puts personal data in seals it. */
  readonly body: string
  /** The case it follows from. */
  readonly case?: string
  /** An exercise is written down like the real thing and never reaches a real recipient. */
  readonly exercise?: boolean
}

/**
 * `waiting` for a try; `delivered`; `dead`: tried in vain, a person decides; `put-away` by a person; `withheld`, as it
 * belongs to an exercise.
 */
export type DeliveryState = 'waiting' | 'delivered' | 'dead' | 'put-away' | 'withheld'

/** A delivery, with what became of it so far. Times are milliseconds of the database. */
export interface Delivery extends Omit<NewDelivery, 'exercise'> {
  readonly state: DeliveryState
  readonly createdMs: number
  /** When it may be tried next. */
  readonly dueMs: number
  /** Tries since it was put in, or since a person sent it again. */
  readonly tries: number
  /** What went wrong with the last try. */
  readonly fault?: string
  /** What the other side answered, as its deliverer wrote it down. */
  readonly answer?: string
}

/** What a try came to. */
export type Tried =
  | { readonly state: 'delivered'; readonly answer?: string }
  | { readonly state: 'waiting'; readonly fault: string; readonly pauseMs: number }
  | { readonly state: 'dead'; readonly fault: string }

/** One line in the history of a delivery: a try, or what a person decided. */
export interface DeliveryStep {
  readonly atMs: number
  readonly outcome: Tried['state'] | 'sent-again' | 'put-away'
  /** What went wrong, or who decided. */
  readonly detail?: string
}

/** How many wait and for how long, and how many wait for a person. */
export interface OutboxHealth {
  readonly waiting: number
  /** When the one that waits longest was put in. */
  readonly oldestMs: number | null
  readonly dead: number
}

/** A person’s decision about a dead letter of one of these organisations. */
export interface DeadLetterDecision {
  readonly id: string
  readonly organisations: readonly string[]
  readonly decision: 'sent-again' | 'put-away'
  readonly by: string
}

/** The outbox. Deliveries that follow from a case are put in with its `CaseWrite`. */
export interface Deliveries {
  /** Puts in what follows from no case. One whose kind and key are there already is not put in again. */
  put(deliveries: readonly NewDelivery[]): Promise<void>
  find(kind: string, key: string): Promise<Delivery | undefined>
  /** Takes what is due, oldest first; nobody else gets it before the lease ends. */
  claim(claim: {
    readonly kind: string
    readonly limit: number
    readonly leaseMs: number
  }): Promise<readonly Delivery[]>
  /** Writes down what a try of a claimed delivery came to; false when somebody else has it by now. */
  tried(delivery: Delivery, tried: Tried): Promise<boolean>
  /** What these organisations have in a state, newest first. */
  list(
    organisations: readonly string[],
    filter: { readonly state: DeliveryState; readonly limit: number },
  ): Promise<readonly Delivery[]>
  /** How many these organisations have in a state, up to `mostCounted`. */
  count(organisations: readonly string[], state: DeliveryState): Promise<number>
  /** One delivery of these organisations. */
  one(organisations: readonly string[], id: string): Promise<Delivery | undefined>
  history(id: string): Promise<readonly DeliveryStep[]>
  /** Sends a dead letter again, or puts it away; false when it is not there or not dead. */
  decide(decision: DeadLetterDecision): Promise<boolean>
  health(): Promise<OutboxHealth>
}
