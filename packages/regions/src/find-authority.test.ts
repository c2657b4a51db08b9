import { describe, expect, it } from 'vitest'
import { findAuthority } from './find-authority.ts'

const provincial = (place: string) => findAuthority('provincial-cyberspace-administration', { place })

describe('who receives a report', () => {
  it('the desk of the province, however the place is written', () => {
    const liaoning = {
      recipient: {
        id: 'cn-210000',
        zh: '辽宁省互联网信息办公室',
        en: 'Cyberspace Administration of Liaoning Province',
      },
      needsHuman: false,
    }
    for (const place of ['辽宁省', '沈阳市康平县', '遼寧沈陽', 'Kangping County, Shenyang', '210123'])
      expect(provincial(place), place).toEqual(liaoning)
  })

  it('nobody where the place is unsure, outside, unknown or missing', () => {
    const nobody = { recipient: null, needsHuman: true }
    for (const place of ['和平区', '香港', '中国', '', '北京市和上海市'])
      expect(provincial(place), place).toEqual(nobody)
    expect(findAuthority('provincial-cyberspace-administration', {})).toEqual(nobody)
    expect(findAuthority('sector-regulator', { place: '北京市' })).toEqual(nobody)
  })

  it('national authorities wherever the place is', () => {
    expect(findAuthority('national-cyberspace-administration', {}).recipient?.id).toBe('cn-cac')
    expect(findAuthority('national-public-security-department', { place: '?' }).recipient?.id).toBe('cn-mps')
  })
})
