import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'

const entry = new URL('../../../bench/browser-entry.ts', import.meta.url).pathname

/** The entry with all it needs, minified, as a browser would load it. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['source'] },
    build: { write: false, minify: true, lib: { entry, formats: ['es'] } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('nothing was built')
  return output.output.map((part) => ('code' in part ? part.code : '')).join('')
}

describe('core with the Chinese law in a browser', () => {
  it('is at most 40 KB, compressed', async () => {
    const code = await bundled()
    expect(code).toContain('cn-cac-2025')
    expect(code).not.toContain('eu.dora')
    const kilobytes = gzipSync(code, { level: 9 }).length / 1024
    console.info(`core + cn-cac-2025: ${(code.length / 1024).toFixed(1)} KB, ${kilobytes.toFixed(1)} KB gzip`)
    expect(kilobytes).toBeLessThanOrEqual(40)
  })
})
