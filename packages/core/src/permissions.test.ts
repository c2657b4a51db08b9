import { describe, expect, it } from 'vitest'
import { type Action, actions, may, type OrganisationKind, type Role, roles } from './permissions.ts'

const kinds: readonly OrganisationKind[] = ['operator', 'authority']
const allowed = (organisation: OrganisationKind, role: Role): readonly Action[] =>
  actions.filter((action) => may({ organisation, roles: [role] }, action))

describe('who may do what', () => {
  it.each<[OrganisationKind, Role, readonly Action[]]>([
    [
      'operator',
      'reporter',
      [
        'incident.see',
        'incident.open',
        'incident.answer',
        'incident.report',
        'incident.record',
        'incident.close',
        'incident.attach',
        'incident.download',
        'history.see',
        'directory.see',
      ],
    ],
    [
      'operator',
      'approver',
      [
        'incident.see',
        'incident.open',
        'incident.answer',
        'incident.report',
        'incident.record',
        'incident.confirm',
        'incident.close',
        'incident.attach',
        'incident.download',
        'history.see',
        'directory.see',
      ],
    ],
    ['operator', 'duty-officer', ['history.see', 'directory.see', 'outbox.see', 'outbox.decide']],
    [
      'operator',
      'supervisor',
      [
        'incident.see',
        'incident.record',
        'incident.confirm',
        'history.see',
        'directory.see',
        'outbox.see',
        'personal.erase',
        'hold.decide',
        'retention.see',
      ],
    ],
    [
      'operator',
      'auditor',
      ['incident.see', 'history.see', 'directory.see', 'outbox.see', 'retention.see', 'audit.see'],
    ],
    [
      'operator',
      'administrator',
      [
        'directory.see',
        'directory.edit',
        'outbox.see',
        'outbox.decide',
        'retention.see',
        'people.manage',
        'rules.load',
      ],
    ],
    ['authority', 'reporter', ['history.see', 'directory.see']],
    ['authority', 'approver', ['history.see', 'directory.see']],
    [
      'authority',
      'duty-officer',
      [
        'case.see',
        'case.accept',
        'case.regrade',
        'case.record',
        'case.escalate',
        'case.close',
        'case.attach',
        'case.download',
        'history.see',
        'directory.see',
        'outbox.see',
        'outbox.decide',
        'contact.find',
      ],
    ],
    [
      'authority',
      'supervisor',
      [
        'case.see',
        'case.regrade',
        'case.record',
        'case.confirm',
        'case.escalate',
        'case.close',
        'case.attach',
        'case.download',
        'history.see',
        'directory.see',
        'outbox.see',
        'contact.find',
        'personal.erase',
        'hold.decide',
        'retention.see',
      ],
    ],
    [
      'authority',
      'auditor',
      ['case.see', 'history.see', 'directory.see', 'outbox.see', 'retention.see', 'audit.see'],
    ],
    [
      'authority',
      'administrator',
      [
        'directory.see',
        'directory.edit',
        'outbox.see',
        'outbox.decide',
        'retention.see',
        'people.manage',
        'rules.load',
      ],
    ],
  ])('in an %s, a %s may exactly this', (organisation, role, expected) => {
    expect(allowed(organisation, role)).toEqual(expected)
  })

  it('names every role in every kind of organisation above', () => {
    expect(kinds.length * roles.length).toBe(12)
  })

  it('gives a person with several roles what any of them may, and one with none nothing', () => {
    for (const organisation of kinds)
      for (const action of actions) {
        const any = roles.some((role) => may({ organisation, roles: [role] }, action))
        expect(may({ organisation, roles: [...roles] }, action)).toBe(any)
        expect(may({ organisation, roles: [] }, action)).toBe(false)
        expect(may({ organisation, roles: ['emperor'] }, action)).toBe(false)
      }
  })
})
