import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Entry, Journal } from './journal.ts'

const key = Buffer.alloc(32, 1)
const megabyte = 1024 * 1024

const entry = (name: string): Entry => ({
  at: { ms: 1_772_413_200_000, offset: 480 },
  json: { unit: { contact: { name: `陈屿 ${name}` } } },
  caller: 'public',
  key: name,
  channel: 'api',
  number: `number of ${name}`,
  digest: 'd',
})

describe('the journal of a server', () => {
  let folder: TemporaryFolder
  let path: string
  let journal: Journal
  const open = (mostBytes = megabyte): Promise<Journal> => Journal.open(path, { key, mostBytes })
  const reopen = async (): Promise<void> => {
    await journal.close()
    journal = await open()
  }
  const keysInOrder = async (): Promise<readonly string[]> => {
    const keys: string[] = []
    for (let first = journal.first(); first !== undefined; first = journal.first()) {
      keys.push((await journal.read(first.place)).key)
      await journal.done(first)
    }
    return keys
  }

  beforeEach(async () => {
    folder = temporaryFolder()
    path = join(folder.path, 'journal')
    journal = await open()
  })
  afterEach(async () => {
    await journal.close()
    folder.remove()
  })

  it('gives back what it kept, in the order in which it came, also after a restart', async () => {
    const names = Array.from({ length: 50 }, (_, n) => `k${n}`)
    await Promise.all(names.map((name) => journal.keep(entry(name))))
    await reopen()
    const first = journal.first()
    expect(first && (await journal.read(first.place))).toEqual(entry('k0'))
    expect(await keysInOrder()).toEqual(names)
  })

  it('knows what waits by key and by number', async () => {
    await journal.keep(entry('a'))
    await reopen()
    expect(journal.waiting('public', 'a')?.digest).toBe('d')
    expect(journal.withNumber('number of a')?.key).toBe('a')
    expect(journal.waiting('p1', 'a')).toBeUndefined()
  })

  it('keeps one of two that come under one key, also at once', async () => {
    const later = { ...entry('a'), digest: 'other' }
    const [first, second] = await Promise.all([journal.keep(entry('a')), journal.keep(later)])
    expect([first?.digest, second?.digest, (await journal.keep(later))?.digest]).toEqual(['d', 'd', 'd'])
    await reopen()
    expect(await keysInOrder()).toEqual(['a'])
  })

  it('is sealed: nobody reads a name in the file', async () => {
    await journal.keep(entry('a'))
    expect(readFileSync(path, 'utf8')).not.toContain('陈屿')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is empty again when the database has everything, and takes more', async () => {
    await journal.keep(entry('a'))
    await journal.keep(entry('b'))
    expect(await keysInOrder()).toEqual(['a', 'b'])
    expect(statSync(path).size).toBe(0)
    await journal.keep(entry('c'))
    await reopen()
    expect(await keysInOrder()).toEqual(['c'])
  })

  it('passes over a line that a crash cut off, and goes on after it', async () => {
    await journal.keep(entry('a'))
    await journal.close()
    appendFileSync(path, readFileSync(path).subarray(0, 40))
    journal = await open()
    await journal.keep(entry('b'))
    await reopen()
    expect(await keysInOrder()).toEqual(['a', 'b'])
  })

  it('says when it is full, and keeps what it had', async () => {
    await journal.close()
    journal = await open(700)
    const kept = [
      await journal.keep(entry('a')),
      await journal.keep(entry('b')),
      await journal.keep(entry('c')),
    ]
    expect(kept[0]).toBeDefined()
    expect(kept.at(-1)).toBeUndefined()
    await reopen()
    expect(await keysInOrder()).toEqual(['a', 'b'].slice(0, kept.filter(Boolean).length))
  })

  it('passes over an entry that was refused, and keeps it', async () => {
    await journal.keep(entry('a'))
    await journal.keep(entry('b'))
    journal.putAside(journal.first()!)
    expect(journal.first()?.key).toBe('b')
    await journal.done(journal.first()!)
    expect([journal.size, journal.refusedCount]).toEqual([1, 1])
    await reopen()
    expect(journal.first()?.key).toBe('a')
  })

  it('cannot be opened under another key', async () => {
    await journal.keep(entry('a'))
    await expect(Journal.open(path, { key: Buffer.alloc(32, 2), mostBytes: megabyte })).rejects.toThrow()
  })
})
