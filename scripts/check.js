// `npm run check`: types, lint and format. One command, the same one CI runs.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const steps = [
  ['types', 'node_modules/typescript/bin/tsc', '-b'],
  ['types of tests', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.tests.json'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'],
]
for (const [name, ...command] of steps) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`check failed: ${name}`)
    process.exit(1)
  }
}
console.log('check passed')
