import { defineConfig } from 'vitest/config'

/** `npm run failover`: minutes of real time, so it is no part of `npm test`. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { include: ['testing/failover/*.run.ts'], testTimeout: 300_000, hookTimeout: 180_000 },
})
