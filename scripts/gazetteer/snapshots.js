// The yearly tables of county-level divisions that registry packages keep: what each of them says, in one shape.
import { readFileSync } from 'node:fs'

/** @typedef {Map<string, string>} Snapshot six-digit code to name, places that exist only */

/** Rows that fill a gap in a numbering scheme: no place bears these names. */
const gapNames =
  /^(?:.*市辖区|县|市|省直辖.*|自治区直辖.*|.*行政区划|西沙群岛|南沙群岛|中沙群岛的岛礁及其海域)$/

/** The text of one file of an installed data package. */
export const readPackage = (/** @type {string} */ path) =>
  readFileSync(new URL(`node_modules/${path}`, import.meta.url), 'utf8')

/** The tables of the national standard; some show a change a year late, then the patch has the year. */
const standardTables =
  '200212 200312 200412 200512 200612 200712 200812 200912 201010 201110 201210 201308 201410 201509 201607'.split(
    ' ',
  )

/** All snapshots, oldest first, each with the year it speaks for. */
export function readSnapshots() {
  return [
    ...standardTables.map((month) => ({
      year: Number(month.slice(0, 4)),
      divisions: placesIn(readStandardTable(month)),
    })),
    { year: 2019, divisions: placesIn(readAreaData()) },
    ...[2020, 2021, 2023].map((year) => ({ year, divisions: placesIn(readLcn(`lcn-${year}`)) })),
    { year: 2024, divisions: placesIn(readLcn('lcn')) },
    { year: 2025, divisions: placesIn(readVRegion()) },
  ]
}

/** Names that codes bore in some year before the snapshots begin; the package gives no dates. */
export function readUndated() {
  const { areas, cities } = {
    areas: JSON.parse(readPackage('idcard/lib/data/area.json')),
    cities: JSON.parse(readPackage('idcard/lib/data/city.json')),
  }
  const rows = [...Object.values(cities), ...Object.values(areas)]
  return placesIn(rows.map(({ code, text }) => [code, text]))
}

/** @returns {Snapshot} */
function placesIn(/** @type {[string, string][]} */ rows) {
  const places = rows
    .map(([code, name]) => /** @type {const} */ ([code, name.trim()]))
    .filter(
      ([code, name]) =>
        /^[1-6]\d{5}$/.test(code) &&
        !gapNames.test(name) &&
        !isSeatOfMunicipality(code) &&
        !isZone(code, name),
    )
  return new Map(places)
}

/** Some tables of 2014-2016 count two cities outside their prefecture; the patch keeps those codes. */
const renumbered = new Map([
  ['139001', '130682'],
  ['139002', '130181'],
])

/** Statistics give development zones, and the forest districts of 大兴安岭, codes of their own. */
const isZone = (/** @type {string} */ code, /** @type {string} */ name) =>
  /^\d{4}7\d$/.test(code) || /^(?:加格达奇|松岭|新林|呼中)区$|行政委员会$/.test(name)

/** 北京 has no prefecture 110100: its districts stand under the municipality. */
const isSeatOfMunicipality = (/** @type {string} */ code) => /^(?:11|12|31|50)0[1-3]00$/.test(code)

/** @returns {[string, string][]} */
const readStandardTable = (/** @type {string} */ month) =>
  Object.entries(
    /** @type {Record<string, string>} */ (JSON.parse(readPackage(`gb2260/lib/${month}.json`))),
  ).map(([code, name]) => [renumbered.get(code) ?? code, name])

/** @returns {[string, string][]} */
const readLcn = (/** @type {string} */ name) =>
  JSON.parse(readPackage(`${name}/data/data.json`)).map(
    (/** @type {{ code: string, name: string }} */ row) => [row.code, row.name],
  )

/** @returns {[string, string][]} */
const readAreaData = () =>
  Object.values(JSON.parse(readPackage('china-area-data/data.json'))).flatMap((group) =>
    Object.entries(group),
  )

/** The package is a component, so its table is read out of the built script; `11e4` is how a minifier writes 110000. */
function readVRegion() {
  const pairs = readPackage('v-region/dist/v-region.js').matchAll(/"?(\d+(?:e\d)?)"?:\s*"([^"]+)"/g)
  return [...pairs].map(
    ([, code = '', name = '']) => /** @type {[string, string]} */ ([String(Number(code)), name]),
  )
}
