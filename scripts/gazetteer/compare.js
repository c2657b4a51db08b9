// Holds the divisions that build.js makes against an independent table of lifecycles, row by row: tab-separated, with
// columns code, name, level, parent, start_year, end_year, successors; and the towns of places without counties against
// a table of code and name. `node scripts/gazetteer/compare.js DIVISIONS [TOWNS]`. A difference is a mistake of ours, or stands below with its reason.
import { readFileSync } from 'node:fs'
import { readDivisions } from './divisions.js'
import { readTowns } from './towns.js'

/** @typedef {import('./lifecycles.js').Lifecycle} Lifecycle */
/** @typedef {{ code: string, name: string, from: string, until: string, successors: string[] }} Row */

/**
 * Why the two may differ.
 * @type {{ why: string, fits: (ours: Lifecycle | undefined, theirs: Row | undefined) => boolean }[]}
 */
const reasons = [
  {
    why: 'provinces outside the chain stand in another table of ours',
    fits: (_, theirs) => theirs !== undefined && theirs.code >= '7',
  },
  {
    why: 'islands of 海南 before 三沙: no county-level division of the dated tables',
    fits: (_, theirs) => /^46903[123]$/.test(theirs?.code ?? ''),
  },
  {
    why: 'ended before 2003: our source has no dates, and one name a code',
    fits: (ours, theirs) =>
      (ours?.until ?? '').startsWith('~') || (theirs !== undefined && isLongAgo(theirs)),
  },
  {
    why: 'numbers that some dated tables used for a while (海南 until 2007, 定州, 辛集, 岱岳, 洛龙, 江源)',
    fits: (ours, theirs) =>
      /^(?:4690[23]\d|13900[12]|370903|370911|410307|410311|22060[45])$/.test(
        ours?.code ?? theirs?.code ?? '',
      ),
  },
  {
    why: '安西县 became 瓜州县 in 2006, which they do not have; 双湖县 stands in our tables a year late; 517000 is of identity cards',
    fits: (ours) => ['620922', '542431', '517000'].includes(ours?.code ?? ''),
  },
  {
    why: 'counties kept code and name when their prefecture was renamed: 普洱 in 2007, 襄阳 in 2010',
    fits: (ours) => /^(?:5308|4206)\d\d$/.test(ours?.code ?? ''),
  },
  {
    why: 'a prefecture: what followed it is named by us, and left open by them',
    fits: (ours, theirs) => (ours?.code.endsWith('00') ?? false) && ours?.until === theirs?.until,
  },
]

const isLongAgo = (/** @type {Row} */ { until }) => until !== '' && Number(until) <= 2002

const townReasons = [
  { why: 'a row of statistics for villages outside all towns', fits: /^\d{6}198$/ },
  { why: 'farms and streets of a map vendor, no towns', fits: /^(?:460400001|\d{6}40[1-5])$/ },
]

const [file, townFile] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: node scripts/gazetteer/compare.js DIVISIONS.tsv [TOWNS.tsv]')
const found = [...differences(readDivisions(), readTable(file)), ...(townFile ? missingTowns(townFile) : [])]
for (const why of new Set(found.map((one) => one.why ?? '')))
  if (why !== '') console.log(`${found.filter((one) => one.why === why).length} rows: ${why}`)
const unexplained = found.filter(({ why }) => why === undefined)
for (const { text } of unexplained) console.log(`unexplained: ${text}`)
console.log(`${unexplained.length} unexplained differences`)
process.exitCode = unexplained.length === 0 ? 0 : 1

/** @returns {Row[]} */
function readTable(/** @type {string} */ path) {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [code = '', name = '', , , from = '', until = '', successors = ''] = line.split('\t')
    const all = successors.split(';').filter((one) => one !== '')
    const atEnd = all.filter((one) => !one.includes('@') || one.endsWith(`@${until}`))
    return { code, name, from, until, successors: [...new Set(atEnd.map((one) => one.slice(0, 6)))].sort() }
  })
}

function differences(/** @type {Lifecycle[]} */ ours, /** @type {Row[]} */ theirs) {
  const key = (/** @type {{ code: string, name: string }} */ { code, name }) => code + name
  const own = new Map(ours.map((life) => [key(life), life]))
  const other = new Map(theirs.map((row) => [key(row), row]))
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((one) => {
    const [life, row] = [own.get(one), other.get(one)]
    const text = tell(life, row)
    return text === undefined ? [] : [{ text, why: reasons.find(({ fits }) => fits(life, row))?.why }]
  })
}

/** Towns of a table that we do not have under their code. */
function missingTowns(/** @type {string} */ path) {
  const { towns, aliases } = readTowns()
  const own = new Map([...towns, ...aliases].map(({ code, name }) => [code, name]))
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.flatMap((line) => {
    const [code = '', name = ''] = line.split('\t')
    if (own.get(code) === name) return []
    return [{ text: `${code} ${name} is missing`, why: townReasons.find(({ fits }) => fits.test(code))?.why }]
  })
}

/** In what two rows differ; undefined if they do not. */
function tell(/** @type {Lifecycle | undefined} */ life, /** @type {Row | undefined} */ row) {
  if (life === undefined) return `${row?.code} ${row?.name} ${row?.from}-${row?.until} is missing`
  if (row === undefined) return `${life.code} ${life.name} ${life.from}-${life.until} is only ours`
  const [from, until] = [life.from.slice(0, 4), life.until.slice(0, 4)]
  const successors = [...life.successors].sort().join(' ')
  const began = from === row.from || (from === '' && isLongAgo({ ...row, until: row.from }))
  const same = began && until === row.until && successors === row.successors.join(' ')
  return same
    ? undefined
    : `${life.code} ${life.name}: ${from}-${until} → ${successors}, not ${row.from}-${row.until} → ${row.successors.join(' ')}`
}
