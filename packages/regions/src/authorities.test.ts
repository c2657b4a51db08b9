import { describe, expect, it } from 'vitest'
import { directory, provincialAuthorities } from './authorities.ts'
import { gazetteer } from './gazetteer.ts'

const all = directory.flatMap(({ authorities }) => authorities)
const day = /^20\d\d-\d\d-\d\d$/

describe('the directory of receiving authorities', () => {
  it('has one for each province that receives reports, named after it, and no other', () => {
    const provinces = gazetteer()
      .all()
      .filter(({ level, until, code }) => level === 'province' && until === '' && code < '7')
    expect([...provincialAuthorities.keys()].sort()).toEqual(provinces.map(({ code }) => code).sort())
    for (const { code, name } of provinces)
      expect(provincialAuthorities.get(code)?.zh).toBe(`${name}互联网信息办公室`)
  })

  it('says for each name and each channel where it was read, when, and how sure that is', () => {
    for (const { id, source, verifiedAt, confidence, channels } of all)
      for (const one of [{ source, verifiedAt, confidence }, ...channels]) {
        expect(one.source.zh.length * one.source.en.length, id).toBeGreaterThan(0)
        expect(one.verifiedAt, id).toMatch(day)
        expect(['verified', 'single-source', 'unverified'], id).toContain(one.confidence)
      }
  })

  it('has the six national channels and invents none for a province', () => {
    const national = all.find(({ id }) => id === 'cn-cac')
    expect(national?.channels.map(({ kind }) => kind)).toEqual([
      'hotline',
      'website',
      'mini-program',
      'official-account',
      'email',
      'fax',
    ])
    for (const authority of provincialAuthorities.values()) expect(authority.channels).toEqual([])
  })

  it('marks inferred names as unverified', () => {
    const sure = [...provincialAuthorities.values()].filter(({ confidence }) => confidence !== 'unverified')
    expect(sure.map(({ code }) => code)).toEqual(['110000', '310000', '330000', '370000', '440000'])
  })

  it('keeps places for those whom only the deployer knows', () => {
    const empty = directory.filter(({ authorities }) => authorities.length === 0).map(({ party }) => party)
    expect(empty).toEqual([
      'public-security-organ',
      'protection-department',
      'sector-regulator',
      'cyberspace-unit',
      'peer-department',
      'corps-cyberspace-administration',
    ])
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })
})
