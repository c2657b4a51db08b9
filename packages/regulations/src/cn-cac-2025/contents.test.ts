import { contentsCheck, type Facts, type ReportFields } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { cnCac2025 } from './index.ts'

const check = contentsCheck(cnCac2025)

const itemsOneAndTwo = {
  unit: { name: '康平新闻网' },
  declared: { category: 'web-defacement', level: 'major' },
  contents: {
    system: '新闻发布系统',
    timeAndPlace: '2026-03-02 09:00，沈阳市康平县',
    impact: '内页被篡改26小时',
    measures: '已下线该页面',
  },
}
const { contents } = itemsOneAndTwo
const noRansomware = { ransomware: false }

const ids = (rows: readonly { readonly item: { readonly id: string } }[]) => rows.map(({ item }) => item.id)

const initial = (report: ReportFields, facts: Facts = noRansomware) => {
  const { state, missing, undecided, toFollow } = check('initial', report, facts)
  return { state, missing: ids(missing), undecided: ids(undecided), toFollow: ids(toFollow) }
}

describe('Art. 7: what a report contains', () => {
  it('with items 1 and 2 it is partial: the rest may follow', () => {
    expect(initial(itemsOneAndTwo)).toEqual({
      state: 'partial',
      missing: [],
      undecided: [],
      toFollow: ['3', '4', '5', '6a', '6b', '7', '8'],
    })
  })

  it.each<[string, ReportFields]>([
    ['1a', { ...itemsOneAndTwo, unit: { name: '  ' } }],
    ['1b', { ...itemsOneAndTwo, contents: { ...contents, system: '' } }],
    ['2a', { ...itemsOneAndTwo, contents: { ...contents, timeAndPlace: null } }],
    ['2b', { ...itemsOneAndTwo, declared: { category: 'web-defacement' } }],
    ['2c', { ...itemsOneAndTwo, contents: { ...contents, impact: ' ' } }],
    ['2d', { ...itemsOneAndTwo, contents: { ...contents, measures: '' } }],
  ])('without item %s it is incomplete, not partial', (id, report) => {
    expect(initial(report)).toMatchObject({ state: 'incomplete', missing: [id] })
  })

  it('names the very field that has no answer', () => {
    const { missing } = check(
      'initial',
      { ...itemsOneAndTwo, declared: { category: 'data-leak' } },
      noRansomware,
    )
    expect(missing.map(({ fields }) => fields)).toEqual([['declared.level']])
  })

  it('ransomware adds amount, method and date of the ransom', () => {
    const ransomware = { ransomware: true }
    expect(initial(itemsOneAndTwo, ransomware)).toMatchObject({ state: 'incomplete', missing: ['2e'] })
    const half = { ...itemsOneAndTwo, contents: { ...contents, ransom: { amount: '2 BTC' } } }
    const { missing } = check('initial', half, ransomware)
    expect(missing.flatMap(({ fields }) => fields)).toEqual([
      'contents.ransom.method',
      'contents.ransom.date',
    ])
    const ransom = { amount: '2 BTC', method: '比特币', date: '2026-03-05' }
    expect(initial({ ...itemsOneAndTwo, contents: { ...contents, ransom } }, ransomware).state).toBe(
      'partial',
    )
  })

  it('as long as ransomware is not ruled out, the ransom is undecided', () => {
    expect(initial(itemsOneAndTwo, {})).toMatchObject({ state: 'partial', missing: [], undecided: ['2e'] })
  })

  it('with every item it is complete, and without any nothing but incomplete', () => {
    const rest = {
      trend: '—',
      cause: '—',
      leads: '—',
      plans: '—',
      support: '无',
      preservation: '—',
      other: '无',
    }
    expect(initial({ ...itemsOneAndTwo, contents: { ...contents, ...rest } }).state).toBe('complete')
    expect(initial({}).missing).toEqual(['1a', '1b', '2a', '2b', '2c', '2d'])
    expect(initial({ contents: 'text', declared: [], unit: null }).state).toBe('incomplete')
  })
})

describe('Art. 8: what a summary contains', () => {
  it('needs all six sections', () => {
    const summary = {
      cause: 'a',
      measures: 'b',
      harm: 'c',
      accountability: 'd',
      rectification: 'e',
      lessons: 'f',
    }
    expect(check('summary', { summary }, {}).state).toBe('complete')
    const without = check('summary', { summary: { ...summary, lessons: '' } }, {})
    expect(without.state).toBe('incomplete')
    expect(without.missing[0]?.item).toMatchObject({
      field: 'summary.lessons',
      citation: 'Measures Art. 8',
      confidence: 'single-source',
    })
  })
})
