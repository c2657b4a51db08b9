import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { allowedNumbers } from './allowed-numbers.js'
import { findLawNumbers } from './find-law-numbers.js'
import { numbersOfTheLaw } from './numbers-of-the-law.js'
import { isGenerated, isSource, isTest, projectFiles, readProjectFile } from './project-files.js'

const shipped = /^(?:packages|apps)\/(?!regulations\/)[^/]+\/(?:src|bin)\//

/**
 * The law is data: a threshold or a length of time that stands in `packages/regulations` stands nowhere else.
 * @type {import('./step.js').Run}
 */
export async function checkLawNumbers(root) {
  const law = await readLaw(root)
  if (law.lengths.size === 0 && law.distinct.size === 0)
    return { findings: [], note: 'packages/regulations holds no numbers yet' }
  const found = projectFiles(root)
    .filter((path) => shipped.test(path) && isSource(path) && !isTest(path) && !isGenerated(path))
    .flatMap((path) => findLawNumbers({ path, text: readProjectFile(root, path) }, law))
  const findings = found
    .filter((number) => !allowedNumbers.some((row) => allows(row, number)))
    .map(
      ({ path, line, written, means }) =>
        `${path}:${line}: ${written} is ${means}; take it from the instrument`,
    )
  const idle = allowedNumbers
    .filter((row) => !found.some((number) => allows(row, number)))
    .map(
      ({ path, written }) =>
        `scripts/check/allowed-numbers.js: ${written} in ${path} is not there any more; delete the row`,
    )
  return { findings: [...findings, ...idle] }
}

/**
 * @param {import('./allowed-numbers.js').AllowedNumber} row
 * @param {import('./find-law-numbers.js').FoundNumber} number
 */
const allows = (row, number) => row.path === number.path && row.written === number.written

async function readLaw(/** @type {string} */ root) {
  const door = join(root, 'packages/regulations/dist/index.js')
  if (!existsSync(door)) throw new Error(`${door} is missing: run npm run build`)
  return numbersOfTheLaw(await import(pathToFileURL(door).href))
}
