// `npm run check`: one command, the same one CI runs. The steps are in check/steps.js.
import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { runSteps } from './check/run-steps.js'
import { steps } from './check/steps.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const ended = await runSteps(steps, { root, lanes: Math.min(4, availableParallelism()), onEnd: tell })
const failed = ended.filter(({ findings }) => findings.length > 0)
const seconds = (performance.now() / 1000).toFixed(1)
console.log(
  failed.length === 0
    ? `check passed: ${ended.length} steps in ${seconds} s`
    : `check failed: ${failed.map(({ name }) => name).join(', ')} (${seconds} s)`,
)
process.exitCode = failed.length === 0 ? 0 : 1

function tell(/** @type {import('./check/run-steps.js').Ended} */ { name, findings, note, seconds }) {
  const mark = findings.length === 0 ? 'ok    ' : 'FAILED'
  console.log(`${mark} ${seconds.toFixed(1).padStart(5)} s  ${name}${note ? ` (${note})` : ''}`)
  for (const finding of findings) console.log(finding.replace(/^/gm, '         '))
}
