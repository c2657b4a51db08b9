import { rooms } from './rooms.cjs'

/** Lines for the end of a file, or for a new one. */
export interface Planted {
  readonly path: string
  readonly text: string
}

/** A violation, the step that must find it, and the words it must find it with. */
interface Canary extends Planted {
  readonly kind: string
  readonly step: string
  readonly finds: RegExp
}

/** A planted file in a room. */
export const fileIn = (room: string, name: string): string => `${rooms[room]?.folder}/src/canary-${name}.ts`
const store = (name: string): string => fileIn('store', name)
const unfinished = ['TO', 'DO'].join('')

/** One violation of every kind, the imports between rooms aside. */
export const planted: readonly Canary[] = [
  {
    kind: 'a wrong type',
    step: 'types',
    path: 'packages/core/src/canary-type.ts',
    text: "export const wrong: number = 'text'\n",
    finds: /canary-type\.ts\(1,\d+\): error TS2322/,
  },
  {
    kind: 'a wrong type in a test',
    step: 'types of tests and scripts',
    path: 'packages/store/src/canary-type.test.ts',
    text: "export const wrong: number = 'text'\n",
    finds: /canary-type\.test\.ts\(1,\d+\): error TS2322/,
  },
  {
    kind: 'an `any`',
    step: 'lint and format',
    path: store('any'),
    text: 'export const anything: any = 1\n',
    finds: /canary-any\.ts:1:\d+ lint\/suspicious\/noExplicitAny/,
  },
  {
    kind: 'another format',
    step: 'lint and format',
    path: store('format'),
    text: 'export const spaced   = 1;\n',
    finds: /canary-format\.ts format/,
  },
  {
    kind: 'an enum',
    step: 'lint and format',
    path: store('enum'),
    text: 'export enum Grade {\n  Major,\n}\n',
    finds: /canary-enum\.ts:1:\d+ lint\/style\/noEnum/,
  },
  {
    kind: 'a default export',
    step: 'lint and format',
    path: store('default'),
    text: 'export default 1\n',
    finds: /canary-default\.ts:1:\d+ lint\/style\/noDefaultExport/,
  },
  {
    kind: 'a promise nobody waits for',
    step: 'lint and format',
    path: store('floating'),
    text: 'const write = async (): Promise<number> => 1\nexport function forget(): void {\n  write()\n}\n',
    finds: /canary-floating\.ts:3:\d+ lint\/nursery\/noFloatingPromises/,
  },
  {
    kind: 'a dependency nobody declared',
    step: 'lint and format',
    path: store('undeclared'),
    text: "import { Hono } from 'hono'\n\nexport const app: Hono = new Hono()\n",
    finds: /canary-undeclared\.ts:1:\d+ lint\/correctness\/noUndeclaredDependencies/,
  },
  {
    kind: 'a test that runs alone',
    step: 'lint and format',
    path: 'packages/store/src/canary-only.test.ts',
    text: "import { it } from 'vitest'\n\nit.only('is alone', () => {})\n",
    finds: /canary-only\.test\.ts:3:\d+ lint\/suspicious\/noFocusedTests/,
  },
  {
    kind: 'a test that never runs',
    step: 'lint and format',
    path: 'packages/store/src/canary-skip.test.ts',
    text: "import { it } from 'vitest'\n\nit.skip('is off', () => {})\n",
    finds: /canary-skip\.test\.ts:3:\d+ lint\/suspicious\/noSkippedTests/,
  },
  ...['core', 'regulations', 'regions', 'pages'].flatMap((room): Canary[] => [
    {
      kind: `a clock in ${room}`,
      step: 'lint and format',
      path: `packages/${room}/src/canary-clock.ts`,
      text: 'export const now = (): number => Date.now()\n',
      finds: new RegExp(`${room}/src/canary-clock\\.ts:1:\\d+ lint/style/noRestrictedGlobals`),
    },
    {
      kind: `chance in ${room}`,
      step: 'forbidden words',
      path: `packages/${room}/src/canary-chance.ts`,
      text: 'export const chance = (): number => Math.random()\n',
      finds: new RegExp(`${room}/src/canary-chance\\.ts:1: Math\\.random`),
    },
    {
      kind: `ambient state in ${room}`,
      step: 'forbidden words',
      path: `packages/${room}/src/canary-ambient.ts`,
      text: 'export const everything: unknown = globalThis\n',
      finds: new RegExp(`${room}/src/canary-ambient\\.ts:1: globalThis`),
    },
    {
      kind: `the process in ${room}`,
      step: 'lint and format',
      path: `packages/${room}/src/canary-process.ts`,
      text: 'export const id = (): number => process.pid\n',
      finds: new RegExp(`${room}/src/canary-process\\.ts:1:\\d+ lint/style/noRestrictedGlobals`),
    },
    {
      kind: `a package from outside in ${room}`,
      step: 'imports',
      path: `packages/${room}/src/canary-package.ts`,
      text: "import { sql } from 'kysely'\n\nexport const query: unknown = sql\n",
      finds: new RegExp(`${room}/src/canary-package\\.ts → \\S+: ${room}-packages`),
    },
  ]),
  {
    kind: 'an import of types that stays in the JavaScript',
    step: 'lint and format',
    path: 'packages/regulations/src/canary-inline.ts',
    text: "import { type Json } from '@fengsui/core'\n\nexport const nothing: Json = null\n",
    finds: /canary-inline\.ts:1:\d+ lint\/style\/useImportType/,
  },
  {
    kind: 'an import past the door',
    step: 'imports',
    path: store('door'),
    text: "export { parseInstant } from '../../core/src/instant.ts'\n",
    finds: /canary-door\.ts → packages\/core\/src\/instant\.ts: by-the-door/,
  },
  {
    kind: 'an import of nothing',
    step: 'imports',
    path: store('nothing'),
    text: "export { nothing } from './canary-absent.ts'\n",
    finds: /canary-nothing\.ts → \S+: resolves/,
  },
  {
    kind: 'a test among what ships',
    step: 'imports',
    path: store('tested'),
    text: "export { wrong } from './canary-type.test.ts'\n",
    finds: /canary-tested\.ts → \S+canary-type\.test\.ts: ships-no-tests/,
  },
  {
    kind: 'a cycle, even of types',
    step: 'imports',
    path: store('cycle'),
    text: "import type { B } from './canary-cycle-back.ts'\n\nexport type A = B | 1\n",
    finds: /canary-cycle\S*\.ts → .+: no-cycle/,
  },
  {
    kind: 'a file the import check cannot read',
    step: 'imports',
    path: store('unread'),
    text: 'export const unread = 1\n',
    finds: /canary-unread\.ts: the import check could not read it/,
  },
  {
    kind: 'a file nobody uses',
    step: 'unused code',
    path: store('unused'),
    text: 'export const unused = 1\n',
    finds: /^packages\/store\/src\/canary-unused\.ts/m,
  },
  {
    kind: 'an export nobody uses',
    step: 'unused code',
    path: store('exports'),
    text: 'export const used = 1\nexport const leftOver = 2\n',
    finds: /^leftOver\s+packages\/store\/src\/canary-exports\.ts/m,
  },
  {
    kind: 'unfinished work',
    step: 'forbidden words',
    path: store('unfinished'),
    text: `// ${unfinished}: think\nexport const thought = 0\n`,
    finds: new RegExp(`canary-unfinished\\.ts:1: ${unfinished}`),
  },
  {
    kind: 'a drawer',
    step: 'forbidden words',
    path: 'packages/store/src/utils.ts',
    text: 'export const odds = 1\n',
    finds: /store\/src\/utils\.ts: a drawer/,
  },
  {
    kind: 'a file of more than 400 lines',
    step: 'file size',
    path: store('long'),
    text: '// one more line\n'.repeat(401),
    finds: /canary-long\.ts: 401 lines/,
  },
  {
    kind: 'a key of a server that ran in the wrong folder',
    step: 'stray files',
    path: '[object Object]/server.key',
    text: 'secret',
    finds: /\[object Object\]\/server\.key: data of a running server/,
  },
  {
    kind: 'a download address in the lock file',
    step: 'lock file',
    path: 'package-lock.json',
    text: '"resolved": "https://example.invalid/hono.tgz"\n',
    finds: /package-lock\.json: 1 download addresses/,
  },
  {
    kind: 'a threshold of the law',
    step: 'law numbers',
    path: store('threshold'),
    text: 'export const many = 7_654_321\n',
    finds: /canary-threshold\.ts:1: 7_654_321 is a threshold of canary\.persons/,
  },
  {
    kind: 'a time limit of the law',
    step: 'law numbers',
    path: store('limit'),
    text: 'export const withinHours = 7\n',
    finds: /canary-limit\.ts:1: 7 is the time limit of canary\.duty/,
  },
  {
    kind: 'a short outage of the Guide',
    step: 'law numbers',
    path: store('outage'),
    text: 'export const graded = (wholeOutageMinutes: number): boolean => wholeOutageMinutes >= 10\n',
    finds: /canary-outage\.ts:1: 10 is a threshold of cn\.cii\.wholeOutageMinutes/,
  },
  {
    kind: 'a short time limit in a text',
    step: 'law numbers',
    path: store('words'),
    text: "export const words = '10分钟内报告'\n",
    finds: /canary-words\.ts:1: 10分钟 is /,
  },
]

/** What the canaries above lean on. */
export const props: readonly Planted[] = [
  {
    path: store('cycle-back'),
    text: "import type { A } from './canary-cycle.ts'\n\nexport type B = A | 2\n",
  },
  {
    path: '.dependency-cruiser.cjs',
    text: "module.exports.options.exclude.path += '|canary-unread'\n",
  },
  { path: 'packages/store/src/index.ts', text: "export { used } from './canary-exports.ts'\n" },
  {
    path: 'packages/regulations/src/index.ts',
    text: `export const canaryLaw: unknown = {
  indicators: [{ measures: [{ fact: 'canary.persons', op: '>=', value: 7_654_321 }] }],
  duties: [{ id: 'canary.duty', within: { minutes: 420 } }],
}
`,
  },
]
