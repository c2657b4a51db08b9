/**
 * A number that equals one of the law and means something else.
 * @typedef {object} AllowedNumber
 * @property {string} path
 * @property {string} written as the finding names it
 * @property {string} why
 */

/** @type {AllowedNumber[]} */
export const allowedNumbers = [
  {
    path: 'apps/server/src/http/rate-limit.ts',
    written: '100_000',
    why: 'how many addresses are remembered',
  },
  {
    path: 'packages/pages/src/words/zh/report.ts',
    written: '10分钟',
    why: 'how long the form takes; noticed so long ago',
  },
  {
    path: 'packages/pages/src/words/en/report.ts',
    written: '10 minutes',
    why: 'how long the form takes; noticed so long ago',
  },
  {
    path: 'apps/server/src/time-stamps/checkpoint-stamper.ts',
    written: '10 * 60_000',
    why: 'how far apart stamps of checkpoints are',
  },
  {
    path: 'packages/pages/src/components/level-badge.tsx',
    written: '3h',
    why: 'a line of a drawing',
  },
  ...['10_000', '100_000_000'].flatMap((written) => [
    { path: 'apps/server/src/web/read-fact-form.ts', written, why: 'what 万 and 亿 mean' },
    { path: 'packages/pages/src/words/amounts.ts', written, why: 'what 万 and 亿 mean' },
  ]),
]
