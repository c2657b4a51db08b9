import { defineConfig } from 'vitest/config'

const source = (room: string): string => new URL(`./packages/${room}/src/index.ts`, import.meta.url).pathname

/** The tests of the law: what a changed rule of grading or of due times must not get past. */
export default defineConfig({
  // By path, since a copy in which code was changed shares its node_modules with the original.
  resolve: {
    conditions: ['source'],
    alias: { '@fengsui/core': source('core'), '@fengsui/regulations': source('regulations') },
  },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: [
      'packages/core/src/*.test.ts',
      'packages/regulations/src/{cn-cac-2025,cn-related,eu-dora-2025}/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
  },
})
