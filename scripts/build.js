// Builds every package with one `tsc -b`. `--if-possible` is for `npm ci` without development
// dependencies: there is no compiler then, and that must not fail the install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = `${root}node_modules/typescript/bin/tsc`
if (!existsSync(tsc)) {
  if (process.argv.includes('--if-possible')) process.exit(0)
  console.error('TypeScript is not installed. Run `npm ci` (with development dependencies) first.')
  process.exit(1)
}
const { status } = spawnSync(process.execPath, [tsc, '-b', root], { stdio: 'inherit' })
process.exit(status ?? 1)
