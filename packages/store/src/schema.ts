/** The tables, as Kysely types them. Booleans are 0 and 1, JSON is text: both engines agree on that. */
export interface Database {
  migration: { number: number; name: string; checksum: string; applied_at: string }
  event: EventTable
  /** The end of each case's chain: whoever writes to a case holds this row. */
  case_head: CaseHeadTable
  case_row: CaseRowTable
  clock: ClockTable
  receipt: ReceiptTable
  idempotency: { caller: string; key: string; body_digest: string; response: string; created_ms: number }
  /** What the servers of a deployment have agreed on once. */
  agreement: { name: string; value: string }
  case_key: { case_id: string; wrapped: string }
  /** Who is named in which case, by keyed digests of telephone numbers and addresses. */
  contact_digest: { case_id: string; digest: string; organisation: string; key_id: string }
  /** Events that wait for a place in the ledger. */
  unplaced: { event: string }
  ledger: { place: number; event: string }
  message: MessageTable
  /** Under which names a message would come again. */
  message_name: { name: string; message: string }
  /** Where entries of the audit log are found by; `sent` once a collector has them. */
  audit_entry: {
    event: string
    organisation: string
    at_ms: number
    kind: string
    person: string | null
    case_id: string | null
    sent: number
  }
  /** Sealed bytes; `kept` once an item of a case is them. */
  evidence_object: { id: string; begun_ms: number; kept: number }
  evidence_chunk: { object: string; seq: number; bytes: Uint8Array }
  evidence_item: {
    case_id: string
    digest: string
    organisation: string
    object: string
    scanned: number
  }
  delivery: DeliveryTable
  delivery_step: DeliveryStepTable
  rule_load: RuleLoadTable
  directory_entry: {
    authority: string
    version: number
    entry: string
    person: string
    person_name: string
    recorded_ms: number
  }
  organisation: {
    id: string
    kind: string
    party: string
    name_zh: string
    name_en: string
    place: string | null
  }
  person: {
    id: string
    organisation: string
    login: string
    name: string
    roles: string
    password_hash: string
  }
  session: {
    token_hash: string
    person: string
    created_ms: number
    seen_ms: number
    expires_ms: number
    csrf: string
  }
}

export interface MessageTable {
  id: string
  organisation: string
  channel: string
  number: string
  digest: string
  sender: string
  address: string
  received_ms: number
  begins: number
  state: string
  sort: string | null
  reasons: string | null
  decided_by: string | null
  wrapped_key: string
  raw: string
  reading: string | null
}

export interface DeliveryTable {
  id: string
  organisation: string
  kind: string
  key: string
  recipient: string
  body: string
  case_id: string | null
  state: string
  created_ms: number
  due_ms: number
  tries: number
  fault: string | null
  answer: string | null
}

export interface DeliveryStepTable {
  id: string
  delivery: string
  at_ms: number
  outcome: string
  detail: string | null
}

export interface RuleLoadTable {
  number: number
  instrument: string
  version: string
  digest: string
  source: string
  state: string
  loaded_at: string
  loaded_by: string
  content: string
}

export interface EventTable {
  id: string
  organisation: string
  case_id: string
  seq: number
  type: string
  v: number
  at: string
  recorded_at: string
  actor: string
  rules: string | null
  data: string
  private: string | null
  prev: string
  hash: string
  alg: string
  mark: string | null
}

export interface CaseHeadTable {
  case_id: string
  organisation: string
  seq: number
  hash: string
}

export interface CaseRowTable {
  organisation: string
  case_id: string
  kind: string
  title: string
  unit: string
  level: string
  provisional: number
  status: string
  assignee: string | null
  channel: string
  number: string | null
  received_ms: number
  next_due_ms: number | null
  next_duty: string | null
  exercise: number
  updated_ms: number
  search_text: string
  is_open: number
  held: number
  /** `next_due_ms`, or the end of time: an index can order by it. */
  queue_ms: number
}

export interface ClockTable {
  id: string
  organisation: string
  case_id: string
  duty: string
  recipient: string
  rule: string
  rule_version: string
  due_ms: number
  state: string
  fired_ms: number | null
  late_ms: number | null
  /** When it may fire: its due time, or later after its effect failed. */
  try_ms: number
  failures: number
}

export interface ReceiptTable {
  number: string
  organisation: string
  case_id: string
  event: string
  kind: string
  received_at: string
  digest: string
  follow_up_hash: string
  state: string
  signed: string | null
}
