#!/usr/bin/env node
// Committed JavaScript, because npm links a bin only if it exists when it installs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/main.js', import.meta.url)
const root = new URL('../../../', import.meta.url)

if (!existsSync(built)) build()
if (existsSync(built)) {
  const { main } = await import(built.href)
  process.exitCode = await main(process.argv.slice(2))
} else {
  console.error('还没有构建，请先运行 npm ci。')
  console.error('Fengsui is not built yet. Run `npm ci` first, with development dependencies.')
  process.exitCode = 1
}

/** Standard output belongs to the command's answer, so the compiler speaks on standard error. */
function build() {
  if (!existsSync(new URL('node_modules/typescript', root))) return
  const script = fileURLToPath(new URL('scripts/build.js', root))
  spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] })
}
