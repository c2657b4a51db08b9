// The last line of .ci/run: tests and other steps counted together. Exit code 1 unless all ran and passed.
// node scripts/ci-summary.js REPORT.json [FAILED STEP…]
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} TestFile */

const [report = '', ...failedSteps] = process.argv.slice(2)
/** @type {TestFile[]} */
const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
const results = files.flatMap((file) => file.assertionResults.map(({ status }) => status))
const passed = results.filter((status) => status === 'passed').length
const failedTests = results.filter((status) => status === 'failed').length
const skipped = results.length - passed - failedTests

// A file that does not even load has no tests to fail.
const broken = files.filter(
  (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
)
const saidByTests = failedTests + broken.length > 0
const failures = [
  ...failedSteps.filter((step) => step !== 'npm test' || !saidByTests),
  ...broken.map(({ name }) => `${name}: see its error above`),
  ...(results.length === 0 ? ['no test ran'] : []),
  ...(skipped > 0 ? ['tests were skipped, and CI installs what they need'] : []),
]
for (const failure of failures) console.log(`failed: ${failure}`)
const failed = failedTests + failures.length
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1
