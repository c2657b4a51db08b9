import { type AuditKind, auditKinds } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { type AskedFor, auditKindOf } from './audit-kind.ts'

const rows: readonly (readonly [AskedFor['action'], string, string, AuditKind | undefined])[] = [
  ['case.see', 'GET', '/desk', 'list-opened'],
  ['case.see', 'GET', '/desk/:id', 'case-opened'],
  ['incident.see', 'GET', '/incidents/:id', 'case-opened'],
  ['case.regrade', 'POST', '/desk/:id/regrade', 'case-changed'],
  ['incident.open', 'POST', '/incidents', 'case-changed'],
  ['history.see', 'GET', '/cases/:id/history', 'history-opened'],
  ['history.see', 'GET', '/cases/:id/proof', 'proof-downloaded'],
  ['case.see', 'GET', '/desk/:id/evidence', 'evidence-looked'],
  ['case.attach', 'POST', '/desk/:id/evidence', 'evidence-attached'],
  ['case.download', 'POST', '/desk/:id/evidence/unlock', 'stepped-up'],
  ['case.download', 'POST', '/desk/:id/evidence/:digest/download', 'evidence-downloaded'],
  ['case.see', 'GET', '/mail', 'messages-opened'],
  ['case.see', 'GET', '/mail/:id', 'message-opened'],
  ['case.see', 'GET', '/mail/:id/raw', 'message-raw-opened'],
  ['case.accept', 'POST', '/mail/:id/confirm', 'message-decided'],
  ['contact.find', 'POST', '/contacts', 'contacts-searched'],
  ['personal.erase', 'POST', '/cases/:id/erase', 'personal-erased'],
  ['outbox.see', 'GET', '/outbox', 'outbox-opened'],
  ['outbox.decide', 'POST', '/outbox/:id/again', 'outbox-decided'],
  ['people.manage', 'GET', '/people', 'people-opened'],
  ['people.manage', 'POST', '/people', 'people-changed'],
  ['rules.load', 'POST', '/rules/reload', 'rules-changed'],
  ['audit.see', 'GET', '/audit', 'audit-opened'],
  ['audit.see', 'GET', '/audit/export', 'audit-exported'],
  ['anything', 'POST', '/sign-out', undefined],
]

/** Told where they happen, not by a route. */
const elsewhere: readonly AuditKind[] = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'step-up-failed',
  'denied',
  'server-started',
]

describe('what the audit log calls a request', () => {
  it.each(rows)('%s by %s %s: %s', (action, method, route, kind) => {
    expect(auditKindOf({ action, method, route })).toBe(kind)
  })

  it('has a row above for every kind that a route tells', () => {
    const told = new Set(rows.flatMap(([, , , kind]) => kind ?? []))
    expect([...told, ...elsewhere].sort()).toEqual([...auditKinds].sort())
  })
})
