import type { Json } from './canonical-json.ts'

/** Who did something: a signed-in person, the public, another desk, or the program itself. */
export interface Actor {
  readonly kind: 'person' | 'public' | 'desk' | 'system'
  /** Stable id of the person or desk; absent for the public. */
  readonly id?: string
  /** The party this actor acted as, in the glossary's kebab-case words (operator, authority …). */
  readonly party?: string
}

/** The rule set an event was decided under. */
export interface RuleVersion {
  readonly instrument: string
  readonly version: string
  /** SHA-256 over the canonical JSON of the instrument: names its exact text. Absent in events of the time before. */
  readonly digest?: string
  /** What else judged, beside the instrument that leads. */
  readonly beside?: readonly Omit<RuleVersion, 'beside'>[]
}

/** Ciphertext of personal data under the key of its case. The chain's hash covers these bytes as they stand. */
export interface Sealed {
  readonly alg: string
  /** Base64 of nonce, ciphertext and tag. */
  readonly box: string
}

/** What happened, before it has a place in a chain. */
export interface NewEvent {
  /** UUIDv7. */
  readonly id: string
  readonly type: string
  /** Version of the shape of `data` for this type; starts at 1. */
  readonly v: number
  /** When it happened, RFC 3339 with the offset it was given in. */
  readonly at: string
  readonly actor: Actor
  readonly rules?: RuleVersion
  readonly data: Json
  /** Personal data of reporters and contacts: never in `data`. */
  readonly private?: Sealed
}

/**
 * One entry of the append-only log. (case, seq) is unique: that is the concurrency check.
 * `hash` is taken over the canonical JSON of all other members, `prev` is the hash before it in the case.
 */
export interface EventRecord extends NewEvent {
  readonly organisation: string
  readonly case: string
  /** 1 for the first event of a case. */
  readonly seq: number
  /** When it was committed, by the database owner's clock. */
  readonly recordedAt: string
  /** Hash of the previous event of the case; empty for the first. */
  readonly prev: string
  readonly hash: string
  /** Hash algorithm, e.g. 'sha-256'. */
  readonly alg: string
}
