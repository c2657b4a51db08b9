import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { aSubmission, desk, storeCase } from '../contract/builders.fixture.ts'
import type { StoreRig } from '../contract/rig.fixture.ts'
import { storeContract } from '../contract/store-contract.fixture.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { tamperSqlite } from './tamper.fixture.ts'

/** Any mark makes a ledger. */
const mark = (hash: string): string => `mark of ${hash}`

async function opened(folder: string): Promise<Store> {
  const result = await openStore({ folder, mark })
  if (!result.ok) throw new Error(result.failure.text.en)
  return result.value
}

async function sqliteRig(): Promise<StoreRig> {
  const folder = temporaryFolder()
  let store: Store | undefined
  return {
    async open() {
      store = await opened(folder.path)
      return store
    },
    // One process owns the file, so the second claimer is the same store, called at the same time.
    openBeside: async (same) => same,
    tamper: async (statement) => tamperSqlite(folder.path, statement),
    async remove() {
      await store?.close()
      folder.remove()
    },
  }
}

describe('the embedded store', () => {
  storeContract(sqliteRig)
})

describe('the embedded database', () => {
  let folder: TemporaryFolder
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('is refused to a second process while the first one lives, and free when it was killed', async () => {
    const owner = ownerProcess(folder.path)
    await once(owner.stdout, 'data')
    expect(await openStore({ folder: folder.path })).toMatchObject({
      ok: false,
      failure: { code: 'already-open' },
    })
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    await (await opened(folder.path)).close()
  })

  it('is refused to a second opener in the same process', async () => {
    const store = await opened(folder.path)
    expect(await openStore({ folder: folder.path })).toMatchObject({
      ok: false,
      failure: { code: 'already-open' },
    })
    await store.close()
    await (await opened(folder.path)).close()
  })

  it('is refused when another version shaped it', async () => {
    await (await opened(folder.path)).close()
    tamperSqlite(folder.path, "insert into migration values (999, 'from the future', 'x', 'x')")
    expect(await openStore({ folder: folder.path })).toMatchObject({ failure: { code: 'newer-version' } })
    tamperSqlite(folder.path, "delete from migration where number = 999; update migration set checksum = 'x'")
    expect(await openStore({ folder: folder.path })).toMatchObject({ failure: { code: 'migration-changed' } })
  })

  it('says so when it cannot be opened', async () => {
    mkdirSync(join(folder.path, 'fengsui.db'))
    expect(await openStore({ folder: folder.path })).toMatchObject({
      ok: false,
      failure: { code: 'cannot-open' },
    })
  })

  it('can be copied while it runs, and the copy opens with the same heads', async () => {
    const store = await opened(folder.path)
    for (let n = 0; n < 50; n++) await storeCase(store)
    const copy = join(folder.path, 'copy')
    const commits = Array.from({ length: 50 }, (_, n) => store.commit(aSubmission(`k${n}`)))
    await store.backup(copy)
    await Promise.all(commits)
    const restored = await opened(copy)
    const heads = await restored.chainHeads('', 1_000)
    expect(heads.length).toBeGreaterThanOrEqual(50)
    for (const head of heads) expect(await restored.verifyCase(desk, head.case)).toEqual([])
    expect(await store.chainHeads('', 1_000)).toEqual(expect.arrayContaining([...heads]))
    await restored.close()
    await store.close()
  })
})

/** A process that opens the database as the store does, and keeps it. */
function ownerProcess(folder: string): ReturnType<typeof spawn> & { stdout: NodeJS.ReadableStream } {
  const program = `
    const { openStore } = await import('@fengsui/store')
    const opened = await openStore({ folder: process.argv[1] })
    console.log(opened.ok)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return child as ReturnType<typeof spawn> & { stdout: NodeJS.ReadableStream }
}
