import { describe, expect, it } from 'vitest'
import { resolve } from './resolve.ts'
import { samples } from './samples.fixture.ts'

const codesOf = (text: string): string[] => (resolve(text).candidates ?? []).map(({ code }) => code).sort()

describe('sixty places of a real list', () => {
  it.each(samples)('%s lies in %s', (text, province, ...codes) => {
    const { status, code, path, route } = resolve(text)
    expect(status).toBe('ok')
    expect(codes).toContain(code)
    expect(path?.province).toBe(province)
    expect(route?.authorityId).toBe(`cn-${code?.slice(0, 2)}0000`)
  })
})

describe('the shape of an answer', () => {
  it('says which characters decided', () => {
    expect(resolve('单位:沈阳市 康平县').evidence).toEqual([
      { start: 3, end: 6, text: '沈阳市', matched: '沈阳市' },
      { start: 7, end: 10, text: '康平县', matched: '康平县' },
    ])
  })

  it('names the candidates of a name that many bear, and no receiver', () => {
    const answer = resolve('和平区')
    expect(answer).toMatchObject({ status: 'ambiguous', needsHuman: true })
    expect(codesOf('和平区')).toEqual(['120101', '210102'])
    expect(answer).not.toHaveProperty('code')
    expect(answer).not.toHaveProperty('provinceCode')
    expect(answer).not.toHaveProperty('route')
  })

  it('gives the province whenever all candidates lie in it', () => {
    expect(resolve('伊宁')).toMatchObject({ status: 'ambiguous', provinceCode: '650000', needsHuman: true })
    expect(resolve('伊宁')).not.toHaveProperty('route')
  })

  it('lets the caller decide between namesakes by the province, and not against the text', () => {
    expect(resolve('和平区', { hint: { provinceCode: '210000' } })).toMatchObject({
      status: 'ok',
      code: '210102',
    })
    expect(resolve('沈阳市和平区', { hint: { provinceCode: '120000' } })).toMatchObject({ code: '210102' })
  })

  it('finds nothing in a text without a place', () => {
    for (const text of ['', '   ', '中国', '系统被攻击', '12345', 'hello world'])
      expect(resolve(text), text).toMatchObject({ status: 'none', needsHuman: true, evidence: [] })
  })

  it('reads pinyin and English, and puts small before big', () => {
    expect(resolve('Jiayuguan, Gansu')).toMatchObject({ status: 'ok', code: '620200' })
    expect(resolve('Kangping County, Shenyang City, Liaoning Province, China').code).toBe('210123')
  })

  it('reads traditional characters', () => {
    expect(resolve('雲南省曲靖市麒麟區')).toMatchObject({ status: 'ok', code: '530302' })
  })
})

describe('old names', () => {
  it('an ended district leads to the one it became part of, and to its desk', () => {
    expect(resolve('上海市卢湾区')).toMatchObject({
      status: 'historical',
      code: '310101',
      successorOf: { code: '310103', name: '卢湾区', until: '2011' },
      route: { authorityId: 'cn-310000' },
      needsHuman: false,
    })
  })

  it('a report of the time keeps the old code and shows the successor', () => {
    const then = resolve('上海市卢湾区', { at: '2010-05-01' })
    expect(then).toMatchObject({ status: 'ok', code: '310103', provinceCode: '310000' })
    expect(then.successors?.map(({ code }) => code)).toEqual(['310101'])
  })

  it('a divided district has no code, all successors as candidates, and still one desk', () => {
    const answer = resolve('重庆市渝北区')
    expect(answer).toMatchObject({ status: 'historical', route: { authorityId: 'cn-500000' } })
    expect(answer).not.toHaveProperty('code')
    expect(codesOf('重庆市渝北区')).toEqual(['500109', '500157'])
  })

  it('a city that left its province is found in the one of today', () => {
    expect(resolve('四川省涪陵市')).toMatchObject({ code: '500102', provinceCode: '500000' })
    for (const text of ['四川涪陵', '四川省奉节县']) expect(resolve(text).provinceCode, text).toBe('500000')
    expect(resolve('襄樊市').code).toBe('420600')
  })
})
