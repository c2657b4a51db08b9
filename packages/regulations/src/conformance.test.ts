import {
  checkInstrument,
  type Duty,
  type Expr,
  type Instrument,
  instrumentSchema,
  type Localized,
  schemaFaults,
} from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { instruments } from './index.ts'

/** Everything of an instrument, with the way to it. */
function* within(node: unknown, way = ''): Generator<readonly [way: string, node: unknown]> {
  yield [way, node]
  if (typeof node !== 'object' || node === null) return
  for (const [name, member] of Object.entries(node)) yield* within(member, `${way}/${name}`)
}

const isLocalized = (node: unknown): node is Localized =>
  typeof node === 'object' && node !== null && 'zh' in node && 'en' in node

/** Names of the facts an expression speaks of. */
const factsOf = (expr: Expr | undefined): readonly string[] =>
  [...within(expr)].flatMap(([way, node]) => (/\/(?:fact|unknown)$/.test(way) ? [String(node)] : []))

const used = (law: Instrument): readonly string[] => [
  ...law.indicators.flatMap(({ measures, subject }) => [
    ...measures.map(({ fact }) => fact),
    ...factsOf(subject),
  ]),
  ...law.duties.flatMap(({ when }) => factsOf(when)),
  ...factsOf(law.bound),
  ...factsOf(law.noIncident),
]

describe.each(instruments.map((law) => [law.id, law] as const))('%s conforms', (_, law) => {
  it('is data: JSON gives it back unchanged', () => {
    expect(JSON.parse(JSON.stringify(law))).toEqual(law)
    for (const [way, node] of within(law)) expect(typeof node, way).not.toMatch(/function|undefined/)
  })

  it('keeps the schema that rule files are held to', () => {
    expect(schemaFaults(JSON.parse(JSON.stringify(law)), instrumentSchema)).toEqual([])
  })

  it('every name leads somewhere, every value can be met, thresholds rise with the level', () => {
    expect(checkInstrument(law)).toEqual([])
  })

  it('has a stable id, a version, a day of checking, and a first day if it was ever in force', () => {
    expect(law.id).toMatch(/^[a-z]{2}(?:-[a-z0-9]+)+$/)
    expect(law.version).toMatch(/\S/)
    expect(law.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(law.validFrom === undefined).toBe(law.status === 'proposed')
  })

  it('holds no text that was put together from what is not there', () => {
    const texts = [...within(law)].filter(([, node]) => typeof node === 'string')
    expect(texts.filter(([, text]) => /undefined|NaN|\[object /.test(String(text)))).toEqual([])
  })

  it('says everything in both languages', () => {
    for (const [way, node] of within(law)) {
      if (!isLocalized(node)) continue
      expect(node.zh, way).toMatch(/\S/)
      expect(node.en, way).toMatch(/[a-zA-Z]/)
      expect(node.en.replace(/e\.g\. \S+/g, ''), way).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('every rule bears its article in both languages, its confidence and where it was read', () => {
    for (const rule of [...law.indicators, ...law.duties, ...law.contents]) {
      expect(rule.citation, rule.id).toMatch(/^[\x20-\x7e]+$/)
      expect(rule.citationZh, rule.id).toMatch(/\S/)
      expect(rule.sources, rule.id).not.toEqual([])
    }
  })

  it('what stands in a draft or a scrambled copy alone is not called verified', () => {
    for (const { id, confidence, sources } of law.indicators)
      if (sources.every((key) => /FRAG|DRAFT/.test(key))) expect(confidence, id).not.toBe('verified')
  })

  it('every duty has an obligor, a recipient, and a clock or a word for its haste', () => {
    const hasHaste = ({ within: limit, urgency, binding, stage }: Duty) =>
      limit !== undefined ||
      urgency !== undefined ||
      binding === false ||
      ['sector', 'record'].includes(stage)
    for (const duty of law.duties) {
      expect(hasHaste(duty), duty.id).toBe(true)
      if (duty.within !== undefined)
        expect(duty.within.minutes ?? duty.within.months, duty.id).toBeGreaterThan(0)
    }
  })

  it('asks for every fact that a rule speaks of, each in one question', () => {
    const asked = law.questions.flatMap(({ facts }) => facts)
    expect(new Set(asked).size).toBe(asked.length)
    for (const fact of used(law)) expect(asked, fact).toContain(fact)
  })

  it('has open points that change something, where more than one reading is offered', () => {
    const inRules = new Set(
      [...within([law.indicators, law.duties])].flatMap(([way, node]) =>
        way.endsWith('/choice') ? [node] : [],
      ),
    )
    for (const { id, readings } of law.choices) expect(inRules.has(id), id).toBe(readings.length > 1)
  })
})

describe('the instruments together', () => {
  it('have ids of their own, and duties of their own', () => {
    const unique = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length)
    unique(instruments.map(({ id }) => id))
    unique(instruments.flatMap(({ duties }) => duties.map(({ id }) => id)))
  })
})

describe('the check of an instrument', () => {
  const [law] = instruments
  if (law === undefined) throw new Error('no instrument')
  const faults = (change: Partial<Instrument>) =>
    checkInstrument({ ...law, ...change }).map(({ pointer, code }) => `${pointer} ${code}`)
  const [indicator] = law.indicators
  const [duty] = law.duties
  const [choice] = law.choices
  if (indicator === undefined || duty === undefined || choice === undefined)
    throw new Error('an empty instrument')
  const indicators = (change: object) => ({ indicators: [{ ...indicator, ...change }] })
  const duties = (change: object) => ({
    duties: [{ ...duty, start: { event: 'aware.incident', actor: 'operator' } as const, ...change }],
  })
  const measure = (fact: string, op: string, value: unknown) =>
    indicators({ measures: [{ fact, op, value }] })

  it.each<[string, Partial<Instrument>, string]>([
    [
      'a fact nobody declared',
      measure('cn.leakedPerson', '>=', 1),
      '/indicators/0/measures/0/fact unknown-name',
    ],
    [
      'a value no fact has',
      measure('cn.operator', '=', 'bank'),
      '/indicators/0/measures/0/value not-allowed',
    ],
    [
      'a threshold out of range',
      measure('cn.population.maxProvincePercent', '>=', 101),
      '/indicators/0/measures/0/value not-allowed',
    ],
    [
      'a truth compared with a number',
      measure('ransomware', '=', 1),
      '/indicators/0/measures/0/value not-allowed',
    ],
    [
      'an order where there is none',
      measure('cn.operator', '>=', 'cii'),
      '/indicators/0/measures/0/op not-allowed',
    ],
    ['a level that is none', indicators({ level: 'severe' }), '/indicators/0/level unknown-name'],
    ['a source that is none', indicators({ sources: ['HEARSAY'] }), '/indicators/0/sources/0 unknown-name'],
    ['a party that is none', duties({ to: 'mayor' }), '/duties/0/to unknown-name'],
    [
      'a receipt of nothing',
      duties({ start: { receiptOf: ['cn.Z.1'] } }),
      '/duties/0/start/receiptOf/0 unknown-name',
    ],
    [
      'a limit without a beginning',
      {
        duties: [
          Object.fromEntries(Object.entries(duty).filter(([name]) => name !== 'start')) as unknown as Duty,
        ],
      },
      '/duties/0/start missing',
    ],
    [
      'a reading left out',
      duties({ when: { choice: choice.id, readings: { 'reading-1': { always: true } } } }),
      '/duties/0/when/readings/reading-2 missing',
    ],
    [
      'a default that is no reading',
      { choices: [{ ...choice, default: 'reading-9' }, ...law.choices.slice(1)] },
      '/choices/0/default unknown-name',
    ],
    ['a duty twice', { duties: [...law.duties, duty] }, `/duties/${law.duties.length} duplicate-name`],
    [
      'a question about nothing',
      { questions: [{ id: 'a', facts: ['cn.nothing'], question: choice.question }] },
      '/questions/0/facts/0 unknown-name',
    ],
    ['an unknown group fact', { groupsFact: 'cn.groups' }, '/groupsFact unknown-name'],
  ])('finds %s', (_, change, fault) => {
    expect(faults(change)).toContain(fault)
  })

  it('finds a threshold that does not rise with the level', () => {
    const row = (level: string, value: number) => ({
      ...indicator,
      id: level,
      level,
      measures: [{ fact: 'cn.leakedPersons', op: '>=' as const, value }],
    })
    expect(faults({ indicators: [row('major', 10), row('relatively-major', 10)] })).toEqual([
      '/indicators/0/measures/0/value falling-threshold',
    ])
    expect(faults({ indicators: [row('major', 11), row('relatively-major', 10)] })).toEqual([])
  })
})
