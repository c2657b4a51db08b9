import {
  type Assessor,
  createAssessor,
  type FindRecipient,
  formatInstant,
  type Instant,
  type Instrument,
} from '@fengsui/core'
import type { RuleLoad, Store } from '@fengsui/store'
import type { Log } from '../log.ts'
import { digestOf } from './digest-of.ts'
import { judgeFiles, type OwnRule, type OwnRules, rememberedRule } from './own-rules.ts'
import { readRuleFolder } from './rule-folder.ts'

/** The rules this server judges by: those of the program, and the deployer's own from a folder. */
export interface Rules {
  readonly current: () => RulesInUse
  /**
   * Looks into the folder again; one look at a time. What is bad there is refused, and what was in use for it stays.
   * The new rules are in use only once they are recorded.
   */
  readonly reload: (by: string) => Promise<RulesInUse>
}

/** What is in use at one moment. */
export interface RulesInUse extends OwnRules {
  readonly assessor: Assessor
}

interface RuleParts {
  readonly folder: string
  readonly builtIn: readonly Instrument[]
  readonly findRecipient: FindRecipient
  readonly store: Store
  readonly now: () => Instant
  readonly log: Log
}

/** Loads the rules a server starts with. */
export async function openRules(parts: RuleParts): Promise<Rules> {
  let inUse = await load(parts, 'start')
  let turn: Promise<unknown> = Promise.resolve()
  const reload = (by: string): Promise<RulesInUse> => {
    const next = turn.then(async () => {
      inUse = await load(parts, by)
      return inUse
    })
    turn = next.catch(() => undefined)
    return next
  }
  return { current: () => inUse, reload }
}

async function load(parts: RuleParts, by: string): Promise<RulesInUse> {
  const own = await ownRules(parts)
  const instruments = [...parts.builtIn, ...own.accepted.map(({ instrument }) => instrument)]
  const assessor = createAssessor({ instruments, findRecipient: parts.findRecipient })
  await remember(parts, own.accepted, by)
  for (const { file, faults } of own.refused)
    for (const { line, text } of faults)
      parts.log('rules.refused', { file, ...(line === undefined ? {} : { line }), reason: text.en })
  return { ...own, assessor }
}

async function ownRules({ folder, builtIn, store, now }: RuleParts): Promise<OwnRules> {
  const ground = { builtIn, remembered: await lastTexts(store), now: now() }
  const found = readRuleFolder(folder)
  if (found.ok) return judgeFiles(found.value, ground)
  // A folder that cannot be read (a disk that is not there) takes no rule out of use.
  const kept: OwnRule[] = []
  for (const file of ground.remembered.keys()) {
    const rule = rememberedRule(file, [...builtIn, ...kept.map(({ instrument }) => instrument)], ground)
    if (rule !== undefined) kept.push(rule)
  }
  return { accepted: kept, refused: [{ file: folder, faults: [found.failure] }] }
}

/** The newest load of each instrument, whatever became of it. */
const newest = (loads: readonly RuleLoad[]): ReadonlyMap<string, RuleLoad> =>
  new Map(loads.map((one) => [one.instrument, one]))

async function lastTexts({ ruleLoads }: Store): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const { file, state, digest } of newest(await ruleLoads.all()).values()) {
    const text = file === undefined || state === 'withdrawn' ? undefined : await ruleLoads.text(digest)
    if (file !== undefined && text !== undefined) texts.set(file, text)
  }
  return texts
}

/** A try is lost only where another server recorded one of its rules: so often can that be, for dozens of servers that start at once. */
const mostTries = 1000

/** Records what changed since the newest loads. Another server that was faster has recorded the same, or part of it. */
async function remember(parts: RuleParts, own: readonly OwnRule[], by: string): Promise<void> {
  const used = [
    ...parts.builtIn.map((instrument) => ({ instrument, text: JSON.stringify(instrument) })),
    ...own,
  ]
  for (let tries = 0; tries < mostTries; tries++) {
    const loads = await parts.store.ruleLoads.all()
    const at = formatInstant(parts.now())
    const changes = changesTo(newest(loads), used).map((change, index) => ({
      load: { ...change.load, number: loads.length + index + 1, at, by },
      text: change.text,
    }))
    if (await recordAll(parts, changes)) return
  }
  throw new Error('other servers keep loading rules')
}

interface Change {
  readonly load: Omit<RuleLoad, 'number' | 'at' | 'by'>
  readonly text: string
}

function changesTo(
  last: ReadonlyMap<string, RuleLoad>,
  used: readonly { readonly instrument: Instrument; readonly text: string; readonly file?: string }[],
): readonly Change[] {
  const loaded = used.flatMap(({ instrument, text, file }): readonly Change[] => {
    const digest = digestOf(instrument)
    const { id, version } = instrument
    const before = last.get(id)
    const same = before?.state === 'loaded' && before.digest === digest && before.file === file
    const load = { instrument: id, version, digest, state: 'loaded' } as const
    return same ? [] : [{ load: { ...load, ...(file === undefined ? {} : { file }) }, text }]
  })
  const ids = new Set(used.map(({ instrument }) => instrument.id))
  const gone = [...last.values()].filter(
    ({ instrument, state }) => state === 'loaded' && !ids.has(instrument),
  )
  return [
    ...loaded,
    ...gone.map(
      ({ number: _n, at: _a, by: _b, ...load }): Change => ({
        load: { ...load, state: 'withdrawn' },
        text: '',
      }),
    ),
  ]
}

async function recordAll(
  { store, log }: RuleParts,
  changes: readonly { readonly load: RuleLoad; readonly text: string }[],
): Promise<boolean> {
  for (const { load: one, text } of changes) {
    if (!(await store.ruleLoads.record(one, text))) return false
    const { instrument, version, digest, file, state, by } = one
    if (file !== undefined) log(`rules.${state}`, { file, instrument, version, digest, by })
  }
  return true
}
