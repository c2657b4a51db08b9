import { describe, expect, it } from 'vitest'
import { directoryWith } from './deployment-directory.ts'
import type { OwnEntry } from './own-entries.ts'

const entry = (over: Partial<OwnEntry> & Pick<OwnEntry, 'authority' | 'party'>): OwnEntry => ({
  zh: '某单位',
  en: 'Somebody',
  channels: [{ kind: 'hotline', address: '024-0000-0000' }],
  source: '来函',
  verifiedAt: '2026-11-24',
  receives: true,
  ...over,
})
const police = { party: 'public-security-organ' } as const

describe('the directory of a deployment', () => {
  it('is the one that ships where nobody has recorded anything', () => {
    const shipped = directoryWith([])
    expect(shipped.authority('cn-210000')).toMatchObject({ channels: [], confidence: 'unverified' })
    expect(shipped.corps).toEqual([])
    expect(shipped.find('public-security-organ', { place: '沈阳市' })).toEqual({
      recipient: null,
      needsHuman: true,
    })
  })

  it('shows its own contacts before those that ship, each with its source and day', () => {
    const { authority, find } = directoryWith([
      entry({
        authority: 'cn-cac',
        party: 'national-cyberspace-administration',
        zh: '国家网信办',
        en: 'CAC',
      }),
    ])
    expect(authority('cn-cac')?.channels.slice(0, 2)).toMatchObject([
      { address: '024-0000-0000', source: { zh: '来函' }, verifiedAt: '2026-11-24' },
      { address: '12387', verifiedAt: '2025-09-16' },
    ])
    expect(find('national-cyberspace-administration', {}).recipient).toEqual({
      id: 'cn-cac',
      zh: '国家网信办',
      en: 'CAC',
    })
  })

  it('knows who is nearest: a province and sector before a sector before everybody', () => {
    const { find } = directoryWith([
      entry({ ...police, authority: 'all' }),
      entry({ ...police, authority: 'liaoning', code: '210000' }),
      entry({ ...police, authority: 'banks', sector: 'banking' }),
      entry({ ...police, authority: 'banks-of-liaoning', code: '210000', sector: 'banking' }),
    ])
    const finds = (facts: Record<string, string>): string | undefined =>
      find('public-security-organ', facts).recipient?.id
    expect(finds({ place: '沈阳市', 'cn.sector': 'banking' })).toBe('banks-of-liaoning')
    expect(finds({ place: '沈阳市', 'cn.sector': 'water' })).toBe('liaoning')
    expect(finds({ place: '北京市', 'cn.sector': 'banking' })).toBe('banks')
    expect(finds({ place: '北京市' })).toBe('all')
    // Two are as near: a person decides.
    expect(
      directoryWith([entry({ ...police, authority: 'a' }), entry({ ...police, authority: 'b' })]).find(
        'public-security-organ',
        {},
      ),
    ).toEqual({ recipient: null, needsHuman: true })
  })

  it('routes nothing to a province that is in doubt, or to whom receives no more', () => {
    const own = entry({ ...police, authority: 'liaoning', code: '210000' })
    for (const place of ['和平区', '香港', ''])
      expect(directoryWith([own]).find('public-security-organ', { place }).recipient, place).toBeNull()
    const ended = directoryWith([{ ...own, receives: false }])
    expect(ended.find('public-security-organ', { place: '沈阳市' }).recipient).toBeNull()
    expect(ended.authority('liaoning')).toBeUndefined()
  })

  it('cannot take away an authority that ships', () => {
    const { find } = directoryWith([
      entry({
        authority: 'cn-210000',
        party: 'provincial-cyberspace-administration',
        receives: false,
        zh: '辽宁网信办',
      }),
    ])
    expect(find('provincial-cyberspace-administration', { place: '沈阳市' }).recipient?.zh).toBe('辽宁网信办')
  })

  it('names those who are told besides about the corps, if the deployment has entered any', () => {
    const { corps, find } = directoryWith([
      entry({
        authority: 'corps-1',
        party: 'corps-cyberspace-administration',
        zh: '兵团网信办',
        en: 'Corps',
      }),
    ])
    expect(corps).toEqual(['corps-1'])
    expect(find('provincial-cyberspace-administration', { place: '第八师石河子市' })).toMatchObject({
      recipient: { id: 'cn-650000' },
      alsoNotify: [{ id: 'corps-1', zh: '兵团网信办' }],
    })
    expect(find('provincial-cyberspace-administration', { place: '乌鲁木齐市' })).not.toHaveProperty(
      'alsoNotify',
    )
    expect(find('national-cyberspace-administration', { place: '石河子市' })).not.toHaveProperty('alsoNotify')
  })
})
