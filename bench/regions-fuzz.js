// A million texts that nobody would write, and texts of up to a million characters: no exception, an answer that holds
// together, memory that stays, and processor time that grows as the length does.
// Build first: `npm run build && node --expose-gc bench/regions-fuzz.js [COUNT] [SEED]`.
import { resolve } from '@fengsui/regions'
import { longPatterns, lots, strangeText } from './regions-texts.js'

const [count = 1_000_000, seed = 20_261_124] = process.argv.slice(2).map(Number)
const draw = lots(seed)
const statuses = new Map()
resolve('北京')
const before = heapInUse()
const start = process.cpuUsage()
for (let index = 0; index < count; index += 1) {
  const text = strangeText(draw)
  const { status, route, needsHuman, evidence } = resolve(text)
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
  if (route === undefined && !needsHuman) throw new Error(`nobody is asked about ${JSON.stringify(text)}`)
  if (evidence.some(({ start: from, end, text: read }) => text.slice(from, end) !== read))
    throw new Error(`evidence is not in ${JSON.stringify(text)}`)
}
const { user, system } = process.cpuUsage(start)
console.log(`${count} texts, seed ${seed}: ${[...statuses].map((pair) => pair.join(' ')).join(', ')}`)
console.log(
  `${((user + system) / count).toFixed(1)} µs of processor each, heap ${megabytes(before)} → ${megabytes(heapInUse())} MB`,
)

console.log('\nns a character, at 1 000, 10 000, 100 000 and 1 000 000 characters')
for (const [name, pattern] of Object.entries(longPatterns)) {
  const costs = [1_000, 10_000, 100_000, 1_000_000].map((length) => costOf(pattern, length))
  console.log(`${name.padEnd(20)} ${costs.map((cost) => cost.toFixed(0).padStart(6)).join(' ')}`)
}

/** Nanoseconds of processor a character, the best of some runs. */
function costOf(/** @type {string} */ pattern, /** @type {number} */ length) {
  const text = pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length)
  const rounds = Array.from({ length: 5 }, () => {
    const repeats = Math.max(1, 100_000 / length)
    const from = process.cpuUsage()
    for (let index = 0; index < repeats; index += 1) resolve(text)
    const used = process.cpuUsage(from)
    return ((used.user + used.system) * 1_000) / length / repeats
  })
  return Math.min(...rounds)
}

/** What is left after the garbage is out, if Node lets us ask for that. */
function heapInUse() {
  global.gc?.()
  return process.memoryUsage().heapUsed
}

function megabytes(/** @type {number} */ bytes) {
  return (bytes / 1024 / 1024).toFixed(0)
}
