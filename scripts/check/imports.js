import { join } from 'node:path'
import { isGenerated, isSource, projectFiles } from './project-files.js'
import { runProgram } from './run-command.js'

const folders = ['packages', 'apps', 'scripts', 'testing', 'bench']
const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'

/**
 * @typedef {{ name: string, comment: string }} Rule
 * @typedef {{ from: string, to: string, rule: Rule, cycle?: { name: string }[] }} Violation
 *
 * Holds every import against the table in `.dependency-cruiser.cjs`. The cruiser says "no violations" when it
 * could read nothing, so the files it saw are compared with the files there are.
 * @type {import('./step.js').Run}
 */
export async function checkImports(root) {
  const sources = projectFiles(root).filter((path) => isWatched(path) && isSource(path) && !isGenerated(path))
  const present = folders.filter((folder) => sources.some((path) => path.startsWith(`${folder}/`)))
  const { output } = await runProgram(root, [
    join(root, cruiser),
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--progress', 'none'],
    ...present,
  ])
  if (!output.startsWith('{')) return { findings: [output] }
  const { modules, summary } = JSON.parse(output)
  const seen = new Set(modules.map((/** @type {{ source: string }} */ module) => module.source))
  const unseen = sources.filter((path) => !seen.has(path))
  const reasons = new Map(
    summary.ruleSetUsed.forbidden.map((/** @type {Rule} */ rule) => [rule.name, rule.comment]),
  )
  const broken = summary.violations.map(
    (/** @type {Violation} */ at) => `${wayOf(at)}: ${at.rule.name} (${reasons.get(at.rule.name)})`,
  )
  return { findings: [...broken, ...unseen.map((path) => `${path}: the import check could not read it`)] }
}

const isWatched = (/** @type {string} */ path) => folders.some((folder) => path.startsWith(`${folder}/`))

/** From where to where, and for a cycle all the way round. */
const wayOf = (/** @type {Violation} */ { from, to, cycle }) =>
  [from, ...(cycle ? cycle.map(({ name }) => name) : [to])].join(' → ')
