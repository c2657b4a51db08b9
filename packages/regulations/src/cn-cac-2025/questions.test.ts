import { readFileSync } from 'node:fs'
import type { FactValue, Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, awareAtNine } from '../assess.fixture.ts'
import { inputOf, type Known, noHarm } from '../incidents.fixture.ts'
import { interview } from '../interview.fixture.ts'
import { cnCac2025 } from './index.ts'
import { workedExamples } from './worked-examples.fixture.ts'

const file = new URL('../../../../examples/tampered-news-page.json', import.meta.url)
const newsPage: { readonly incident: { readonly [fact: string]: Json } } = JSON.parse(
  readFileSync(file, 'utf8'),
)

/** Facts by dotted name; unknown ones are left out. */
function flat(facts: { readonly [fact: string]: Json }, prefix = ''): Known {
  const known = Object.entries(facts).flatMap(([name, value]): [string, FactValue][] => {
    if (value === null || value === 'unknown') return []
    return typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(flat(value as { readonly [fact: string]: Json }, `${prefix}${name}.`))
      : [[prefix + name, value as FactValue]]
  })
  return Object.fromEntries(known)
}

const people: readonly (readonly [who: string, truth: Known])[] = [
  ...Object.entries(workedExamples).map(([title, { operator, incident }]): [string, Known] => [
    title,
    { 'cn.operator': operator, ...flat(incident) },
  ]),
  ['the tampered news page', { 'cn.operator': 'other', ...flat(newsPage.incident) }],
]

/** Nothing is known at first but the discovery; the person knows everything that is asked. */
const interviews = people.map(([who, known]) => {
  const truth = {
    ...noHarm(cnCac2025),
    'cn.inMainland': true,
    'cn.sector': 'none',
    place: '沈阳市康平县',
    ...known,
  }
  return { who, ...interview(cnCac2025, {}, { truth, events: [awareAtNine] }) }
})

describe('an interview that starts with nothing but the discovery', () => {
  it('takes six questions or fewer from the median person', () => {
    const counts = interviews.map(({ asked }) => asked.length).sort((a, b) => a - b)
    for (const { who, asked } of interviews) console.info(`${asked.length}  ${who}: ${asked.join(', ')}`)
    console.info(`questions: ${counts.join(' ')}`)
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(6)
    expect(counts.at(-1)).toBeLessThanOrEqual(9)
  })

  it.each(interviews)('leads $who to the level that the whole truth gives', ({ who, known }) => {
    const { grades, ask } = assess(inputOf(cnCac2025, known, { events: [awareAtNine] }))
    expect(ask).toEqual([])
    expect(grades[0]?.level).toBe(workedExamples[who]?.level ?? 'major')
  })

  it('asks first what is affected, and never about what is not', () => {
    for (const { asked } of interviews) expect(asked[0]).toBe('affected')
    const leak = interviews.find(({ who }) => who.startsWith('10.'))
    expect(leak?.asked).not.toContain('portal')
  })
})

describe('what was said of one group of harm', () => {
  const asked = (incident: { readonly [fact: string]: Json }) =>
    assess({ incident, events: [awareAtNine] }).ask.flatMap(({ facts }) => facts)

  it('says that the group is concerned, so it is asked about by itself', () => {
    const leak = asked({ 'cn.population': { persons: 5 } })
    expect(leak).toContain('cn.affected')
    expect(leak).toContain('cn.population.maxPrefecturePercent')
    expect(asked({ 'cn.population': { persons: 0 } })).not.toContain('cn.population.maxPrefecturePercent')
  })

  it('makes it an incident, whatever was planned for a portal', () => {
    const planned = { 'cn.portal': { unavailableMinutes: 60 } }
    expect(asked(planned)).toContain('cn.portal.cause')
    expect(asked({ ...planned, 'cn.data.class': 'core' })).not.toContain('cn.portal.cause')
  })
})
