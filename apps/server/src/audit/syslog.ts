import { type AuditKind, alarmingKinds, type EventRecord } from '@fengsui/core'
import { auditedOrganisation } from '@fengsui/store'

/** Facility 13 of RFC 5424: log audit. */
const facility = 13
const notice = 5
const warning = 4

/** The name of our structured data; 32473 is the enterprise number that RFC 5612 keeps for documentation. */
const dataId = 'fengsui@32473'

/** Which program on which machine writes. */
export interface SyslogSource {
  readonly host: string
  readonly process: number
}

/** An entry of the audit log as one RFC 5424 message, without framing. */
export function syslogLine(record: EventRecord, { host, process }: SyslogSource): string {
  const kind = kindOf(record)
  const severity = alarmingKinds.has(kind) ? warning : notice
  const head = [
    `<${facility * 8 + severity}>1`,
    new Date(record.recordedAt).toISOString(),
    headerField(host, 255),
    'fengsui',
    String(process),
    headerField(kind, 32),
  ]
  const params = Object.entries(membersOf(record)).map(([name, value]) => ` ${name}="${escaped(value)}"`)
  return `${head.join(' ')} [${dataId}${params.join('')}]`
}

/** An entry as one JSON object, with the chain it stands in. */
export const jsonLine = (record: EventRecord): string =>
  JSON.stringify({ kind: kindOf(record), ...membersOf(record) })

// Written by AuditLog alone, whose types are these.
const kindOf = ({ type }: EventRecord): AuditKind => type.slice('audit.'.length) as AuditKind

function membersOf(record: EventRecord): Readonly<Record<string, string>> {
  const data = record.data as Readonly<Record<string, string | number>>
  const { id, at, recordedAt, actor, seq, hash } = record
  const members = {
    ...{ id, at, recordedAt, organisation: auditedOrganisation(record), person: actor.id },
    ...data,
    ...{ chain: record.case, seq, hash },
  }
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

/** Printable ASCII without spaces; a dash for nothing. */
const headerField = (text: string, most: number): string =>
  text.replace(/[^\x21-\x7e]/g, '').slice(0, most) || '-'

const escaped = (value: string): string => value.replace(/["\\\]]/g, '\\$&')
