import { describe, expect, it } from 'vitest'
import { resolve } from './resolve.ts'
import { suggest } from './suggest.ts'

const labels = (text: string): string[] => suggest(text).map(({ label }) => label)

describe('suggestions while a place is typed', () => {
  it('what the last characters begin, within what stood before', () => {
    expect(labels('沈阳市康')).toEqual(['辽宁省沈阳市康平县'])
    expect(labels('浙江 杭')[0]).toBe('浙江省杭州市')
    expect(labels('东莞市长')).toContain('广东省东莞市长安镇')
  })

  it('all namesakes, so that one can be chosen', () => {
    expect(labels('和平区')).toEqual(['天津市和平区', '辽宁省沈阳市和平区'])
  })

  it('a whole place first, then what lies in it', () => {
    expect(labels('沈阳市')[0]).toBe('辽宁省沈阳市')
    expect(labels('沈阳市')).toHaveLength(8)
    expect(labels('沈阳市康平县')).toEqual(['辽宁省沈阳市康平县'])
  })

  it('of an ended place, what followed it', () => {
    expect(labels('上海市卢湾区')[0]).toBe('上海市黄浦区')
  })

  it('nothing for nothing, for noise and for places without a desk', () => {
    for (const text of ['', '  ', '???', '香港', 'x'.repeat(100), '\ud800'])
      expect(labels(text), text).toEqual([])
  })

  it('each leads to the division it names', () => {
    for (const text of ['和平区', '沈阳市', '吉林', '中山', '海南', '东方', '大理', '江北区', '城区', '伊犁'])
      for (const { code, label } of suggest(text))
        expect(resolve(label), label).toMatchObject({ status: 'ok', code })
  })
})
