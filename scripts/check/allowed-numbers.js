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
  ...['10_000', '100_000_000'].flatMap((written) => [
    { path: 'apps/server/src/web/read-fact-form.ts', written, why: 'what 万 and 亿 mean' },
    { path: 'packages/pages/src/words/amounts.ts', written, why: 'what 万 and 亿 mean' },
  ]),
]
