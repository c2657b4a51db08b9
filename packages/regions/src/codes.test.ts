import { describe, expect, it } from 'vitest'
import { history, lookup, successors } from './codes.ts'
import { resolve } from './resolve.ts'

describe('how fresh the gazetteer is', () => {
  it.each([
    ['500157', '两江新区'],
    ['653228', '和康县'],
    ['653229', '和安县'],
    ['540481', '米林市'],
    ['540581', '错那市'],
    ['659012', '白杨市'],
    ['659011', '新星市'],
    ['460302', '西沙区'],
    ['460303', '南沙区'],
    ['330113', '临平区'],
    ['410307', '偃师区'],
    ['510118', '新津区'],
    ['653132', '岑岭县'],
    ['659013', '草湖市'],
  ])('%s is %s', (code, name) => {
    expect(lookup(code)).toMatchObject({ name, until: '' })
  })

  it.each(['500105', '500112', '371202', '330103', '330104', '410381'])('%s has ended', (code) => {
    expect(lookup(code)?.until).toMatch(/^20\d\d/)
  })
})

describe('codes', () => {
  it('a code is resolved with a day, since codes are used again', () => {
    expect(history('610403').length).toBeGreaterThan(0)
    expect(history('469025').map(({ name }) => name)).toEqual(['定安县', '白沙黎族自治县'])
    expect(lookup('469025', '2005-01-01')?.name).toBe('定安县')
    expect(lookup('469025')?.name).toBe('白沙黎族自治县')
  })

  it('successors are followed from the year, not by code alone', () => {
    expect(successors('310103', 2011).map(({ code }) => code)).toEqual(['310101'])
    expect(successors('310103', 1999)).toEqual([])
    expect(successors('500112', 2025).map(({ code }) => code)).toEqual(['500109', '500157'])
    // 511402 and 511403 belonged to 涪陵 before they were used for 眉山.
    expect(resolve('511403')).toMatchObject({ status: 'ok', code: '511403', path: { prefecture: '眉山市' } })
  })

  it.each([
    ['210123', 'ok', '210123'],
    ['210123100', 'ok', '210123'],
    ['210123100001', 'ok', '210123'],
    ['441900119', 'ok', '441900119'],
    ['441900119001', 'ok', '441900119'],
    ['620200101', 'ok', '620201100'],
    ['130171', 'ok', '130100'],
    ['110100', 'ok', '110000'],
    ['130101', 'ok', '130100'],
    ['310103', 'historical', '310101'],
    ['区划代码:210123', 'ok', '210123'],
    ['330100', 'ok', '330100'],
  ])('%s alone is %s, %s', (text, status, code) => {
    expect(resolve(text)).toMatchObject({ status, code })
  })

  it('an unknown code, and a number that is no code, are no place', () => {
    for (const text of ['999999', '219999', '邮编 330100', '电话 02488886666'])
      expect(resolve(text), text).toMatchObject({ status: 'none' })
  })
})
