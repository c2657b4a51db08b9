// How fast the Chinese grading rules are judged here, and by json-rules-engine in the same process from the same data.
// Grading alone on both sides, wholly known incidents, the same level as answer. Build first: `npm run build`.
import { createAssessor, parseInstant } from '@fengsui/core'
import { cnCac2025 } from '@fengsui/regulations'
import { Engine } from 'json-rules-engine'

/** @typedef {import('@fengsui/core').Expr} Expr */
/** @typedef {import('@fengsui/core').Comparison} Comparison */

const rounds = { ours: 40_000, theirs: 1500 }
const choices = Object.fromEntries(cnCac2025.choices.map((choice) => [choice.id, choice.default]))
const ordered = new Map(
  cnCac2025.facts.flatMap(({ name, kind }) =>
    kind.type === 'enum' && kind.ordered ? [[name, kind.values.map(({ value }) => value)]] : [],
  ),
)

/** Ordered kinds become numbers, since the other engine compares nothing else. */
const plain = (/** @type {string} */ fact, /** @type {unknown} */ value) =>
  ordered.get(fact)?.indexOf(String(value)) ?? value

/** @returns {import('json-rules-engine').NestedCondition} */
function condition(/** @type {Expr} */ expr) {
  if ('all' in expr) return { all: expr.all.map(condition) }
  if ('any' in expr) return { any: expr.any.map(condition) }
  if ('choice' in expr) return condition(expr.readings[choices[expr.choice] ?? ''] ?? { any: [] })
  if ('mayBe' in expr) return condition(expr.mayBe)
  if (!('op' in expr)) throw new Error('no indicator holds another expression')
  const { fact, op, value } = expr
  const operator = op === '>=' ? 'greaterThanInclusive' : op === 'in' ? 'in' : 'equal'
  return { fact, operator, value: Array.isArray(value) ? value : plain(fact, value) }
}

const engine = new Engine([], { allowUndefinedFacts: true })
for (const { id, level, measures, subject } of cnCac2025.indicators) {
  const any = { any: measures.map(condition) }
  engine.addRule({
    conditions: { all: subject === undefined ? [any] : [any, condition(subject)] },
    event: { type: level, params: { id } },
  })
}

const nothing = Object.fromEntries(
  cnCac2025.facts.map(({ name, kind }) => [
    name,
    kind.type === 'number' ? 0 : kind.type === 'boolean' ? false : 'none',
  ]),
)
const incidents = [
  { 'cn.operator': 'cii', 'cn.cii.wholeOutageMinutes': 360 },
  { 'cn.operator': 'other', 'cn.leakedPersons': 10_000_000 },
  { 'cn.operator': 'other', 'cn.directLossCny': 4_999_999.99 },
  {
    'cn.operator': 'central-organ',
    'cn.portal.kind': 'party-government',
    'cn.portal.tier': 'central',
    'cn.portal.cause': 'fault',
    'cn.portal.unavailableMinutes': 1440,
  },
  {
    'cn.operator': 'other',
    'cn.tampering.kind': 'key-news',
    'cn.tampering.tier': 'provincial',
    'cn.tampering.unlawfulContent': true,
    'cn.tampering.otherPageMinutes': 1560,
    'cn.tampering.views': 120_000,
  },
]

const grades = cnCac2025.grades.map(({ id }) => id)
const assessor = createAssessor({
  instruments: [cnCac2025],
  findRecipient: () => ({ recipient: null, needsHuman: true }),
})
const inputs = incidents.map((facts) => read({ ...groupsOf(facts), ...facts }))
const theirFacts = incidents.map((facts) =>
  Object.fromEntries(
    Object.entries({ ...nothing, ...facts }).map(([fact, value]) => [fact, plain(fact, value)]),
  ),
)

/** Groups that are not named are not concerned, which makes every incident wholly known. */
function groupsOf(/** @type {object} */ facts) {
  const groups = Object.keys(facts).flatMap(
    (name) => cnCac2025.facts.find((fact) => fact.name === name)?.group ?? [],
  )
  return { 'cn.affected': [...new Set(groups)] }
}

function read(/** @type {Record<string, import('@fengsui/core').Json>} */ facts) {
  const now = parseInstant('2026-03-02T12:00:00+08:00')
  const on = (/** @type {string} */ section) =>
    Object.fromEntries(
      Object.entries(facts).filter(
        ([name]) => cnCac2025.facts.find((fact) => fact.name === name)?.on === section,
      ),
    )
  const input = now && assessor.read({ entity: on('entity'), incident: on('incident') }, now)
  if (!input?.ok) throw new Error(JSON.stringify(input))
  return input.value
}

const ours = (/** @type {number} */ turn) => {
  const input = inputs[turn % inputs.length]
  return input && assessor.judge(input).grades[0]?.level
}
const theirs = async (/** @type {number} */ turn) => {
  const { events } = await engine.run(theirFacts[turn % theirFacts.length])
  const reached = events.map(({ type }) => grades.indexOf(String(type)))
  return grades[Math.min(grades.length - 1, ...reached)]
}

for (const turn of incidents.keys()) {
  const [a, b] = [ours(turn), await theirs(turn)]
  if (a !== b) throw new Error(`incident ${turn}: ${a} here, ${b} there`)
}
for (let turn = 0; turn < 2000; turn++) ours(turn)
for (let turn = 0; turn < 200; turn++) await theirs(turn)

const beforeOurs = performance.now()
for (let turn = 0; turn < rounds.ours; turn++) ours(turn)
const ourRate = (rounds.ours / (performance.now() - beforeOurs)) * 1000
const beforeTheirs = performance.now()
for (let turn = 0; turn < rounds.theirs; turn++) await theirs(turn)
const theirRate = (rounds.theirs / (performance.now() - beforeTheirs)) * 1000

console.log(
  `here, with duties, deadlines and reasons  ${Math.round(ourRate).toLocaleString('en-US').padStart(9)}/s`,
)
console.log(
  `json-rules-engine, levels alone           ${Math.round(theirRate).toLocaleString('en-US').padStart(9)}/s`,
)
console.log(`ratio                                     ${(ourRate / theirRate).toFixed(1).padStart(9)}`)
