import { fail, type Outcome, succeed } from '@fengsui/core'
import { atOneMoment, type Content, contentOf, copyTables, isEmpty } from './copy-tables.ts'
import type { Engine } from './engine.ts'
import { openEngine, type StoreOptions } from './open-store.ts'
import { type StoreProblem, storeProblem } from './store-problem.ts'

/** Brings a schema up to date; how many steps that took. */
export async function migrateStore(options: StoreOptions): Promise<Outcome<number, StoreProblem>> {
  const opened = await openEngine(options)
  if (!opened.ok) return opened
  await opened.value.engine.db.destroy()
  return succeed(opened.value.applied)
}

/**
 * Copies all data from one store into another that has none, whatever their engines. Reads everything back afterwards:
 * the content it gives is the same on both sides, or it fails and the target is left empty.
 */
export async function moveStore(
  from: StoreOptions,
  to: StoreOptions,
): Promise<Outcome<Content, StoreProblem>> {
  const source = await openEngine(from)
  if (!source.ok) return source
  const target = await openEngine(to)
  if (!target.ok) {
    await source.value.engine.db.destroy()
    return target
  }
  try {
    return await copyAndCompare(source.value.engine, target.value.engine)
  } finally {
    await source.value.engine.db.destroy()
    await target.value.engine.db.destroy()
  }
}

async function copyAndCompare(source: Engine, target: Engine): Promise<Outcome<Content, StoreProblem>> {
  if (!(await isEmpty(target.db))) return fail(storeProblem('not-empty'))
  return atOneMoment(source.db, (snapshot) =>
    target.db.transaction().execute(async (trx) => {
      const sent = await copyTables(snapshot, trx)
      const arrived = await contentOf(trx)
      // Thrown, so that nothing stays behind.
      if (arrived.digest !== sent.digest) throw new Error('what arrived is not what was sent')
      return succeed(arrived)
    }),
  )
}

/** Reads all that a store holds. */
export async function readContent(options: StoreOptions): Promise<Outcome<Content, StoreProblem>> {
  const opened = await openEngine(options)
  if (!opened.ok) return opened
  const { db } = opened.value.engine
  try {
    return succeed(await atOneMoment(db, contentOf))
  } finally {
    await db.destroy()
  }
}
