import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileIn, type Planted, planted, props } from './canaries.fixture.ts'
import { CanaryHouse } from './canary-house.fixture.ts'
import { rooms } from './rooms.cjs'
import { type Ended, runSteps } from './run-steps.js'
import { steps } from './steps.js'

/** Every pair of rooms the table forbids. */
const forbiddenImports = Object.entries(rooms).flatMap(([from, { mayImport, typesOnly = [] }]) =>
  Object.keys(rooms)
    .filter((to) => to !== from && !mayImport.includes(to))
    .map((to) => ({
      from,
      to,
      path: fileIn(from, `imports-${to}`),
      text: `export * from '../../../${rooms[to]?.folder}/src/index.ts'\n`,
      rule: typesOnly.includes(to) ? `${from}-only-types-of-${to}` : `${from}-not-${to}`,
    })),
)

const builtIns = Object.keys(rooms)
  .filter((room) => rooms[room]?.builtIns === false)
  .map((room) => ({ room, path: fileIn(room, 'node'), text: "export { readFileSync } from 'node:fs'\n" }))

describe('npm run check', () => {
  const house = new CanaryHouse()
  let ended: readonly Ended[] = []
  const findings = (step: string): string =>
    ended.find(({ name }) => name === step)?.findings.join('\n') ?? `no step is called ${step}`

  const plantAll = (canaries: readonly Planted[]): void => {
    for (const { path, text } of canaries) house.plant(path, text)
  }
  const run = (isWanted: (step: string) => boolean): Promise<readonly Ended[]> =>
    runSteps(
      steps.filter(({ name }) => isWanted(name)),
      { root: house.root, lanes: 2 },
    )

  // Imports come second: the compiler, too, stumbles over most of them, and then says nothing of types.
  beforeAll(async () => {
    plantAll(props)
    plantAll(planted.filter(({ step }) => step !== 'imports'))
    const others = await run((step) => step !== 'imports')
    plantAll(planted.filter(({ step }) => step === 'imports'))
    plantAll(forbiddenImports)
    plantAll(builtIns)
    ended = [...others, ...(await run((step) => step === 'imports'))]
  })
  afterAll(() => house.remove())

  it.each(planted)('finds $kind', ({ step, finds }) => {
    expect(findings(step)).toMatch(finds)
  })

  it.each(forbiddenImports)('finds an import of $to in $from', ({ path, to, rule }) => {
    expect(findings('imports')).toContain(`${path} → ${rooms[to]?.folder}/src/index.ts: ${rule}`)
  })

  it.each(builtIns)('finds a Node built-in in $room', ({ room, path }) => {
    expect(findings('imports')).toContain(`${path} → fs: ${room}-not-node`)
  })
})
