// How fast incidents are graded and their duties dated, from parsed input, on one thread; the whole answer, with its
// questions, is measured beside it in the same run. Build first: `npm run build && node bench/assess.js`.
import { readdirSync, readFileSync } from 'node:fs'
import { createAssessor, parseInstant } from '@fengsui/core'
import { findAuthority } from '@fengsui/regions'
import { instruments } from '@fengsui/regulations'

const rounds = 20_000
const assessor = createAssessor({ instruments, findRecipient: findAuthority })
const examples = new URL('../examples/', import.meta.url)
const aware = { type: 'aware.incident', at: '2026-03-02T09:00:00+08:00' }

/** Honest first minutes, in which nearly everything is unknown, are the slow case: all indicators stay open. */
const cases = {
  'nothing known': {},
  'one number known': {
    entity: { 'cn.operator': 'other' },
    incident: { 'cn.leakedPersons': 1_000_000 },
    events: [aware],
  },
  ...Object.fromEntries(
    readdirSync(examples).map((file) => [file, JSON.parse(readFileSync(new URL(file, examples), 'utf8'))]),
  ),
}

const inputs = Object.entries(cases).map(([name, json]) => ({ name, input: read(json) }))
const ways = { 'grades and duties': assessor.judge, 'the whole answer': assessor.assess }
for (const answer of Object.values(ways)) for (const { input } of inputs) measure(() => answer(input))
for (const [way, answer] of Object.entries(ways)) {
  for (const { name, input } of inputs)
    print(
      `${way}: ${name}`,
      measure(() => answer(input)),
    )
  let turn = 0
  const mixed = measure(() => answer(inputs[turn++ % inputs.length]?.input ?? read({})))
  print(`${way}: all in turn`, mixed)
}

function read(/** @type {import('@fengsui/core').Json} */ json) {
  const now = parseInstant('2026-03-02T12:00:00+08:00')
  if (now === undefined) throw new Error('unreachable')
  const input = assessor.read(json, now)
  if (!input.ok) throw new Error(JSON.stringify(input.failure))
  return input.value
}

function measure(/** @type {() => unknown} */ answer) {
  const times = new Float64Array(rounds)
  const begin = performance.now()
  for (let i = 0; i < rounds; i++) {
    const before = performance.now()
    answer()
    times[i] = performance.now() - before
  }
  const seconds = (performance.now() - begin) / 1000
  times.sort()
  return { rate: rounds / seconds, p99: (times[Math.floor(rounds * 0.99)] ?? 0) * 1000 }
}

function print(/** @type {string} */ what, /** @type {{ rate: number, p99: number }} */ { rate, p99 }) {
  const perSecond = Math.round(rate).toLocaleString('en-US')
  console.log(`${what.padEnd(58)} ${perSecond.padStart(10)}/s   p99 ${p99.toFixed(1).padStart(6)} µs`)
}
