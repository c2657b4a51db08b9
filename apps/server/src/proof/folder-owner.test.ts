import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { takeFolder } from './folder-owner.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const file = (): string => join(folder.path, 'owner')

describe('a folder that one process writes to', () => {
  it('is given once, and again when it was given back', () => {
    const first = takeFolder(folder.path)
    expect(first).toBeDefined()
    expect(takeFolder(folder.path)).toBeUndefined()
    first?.release()
    const second = takeFolder(folder.path)
    expect(second).toBeDefined()
    second?.release()
  })

  it('is not taken from a process that lives, on this machine or, as far as anybody hears, on another', () => {
    for (const owner of [`${hostname()} ${process.ppid}`, 'another-machine 1']) {
      writeFileSync(file(), owner)
      expect(takeFolder(folder.path)).toBeUndefined()
      expect(readFileSync(file(), 'utf8')).toBe(owner)
    }
  })

  it('is taken over from one that is gone, or has not been heard of for two minutes', () => {
    const longAgo = new Date(Date.now() - 121_000)
    for (const owner of [
      `${hostname()} ${2 ** 22 + 1}`,
      `${hostname()} ${process.pid}`,
      'another-machine 1',
    ]) {
      writeFileSync(file(), owner)
      utimesSync(file(), longAgo, longAgo)
      const taken = takeFolder(folder.path)
      expect(taken, owner).toBeDefined()
      taken?.release()
    }
  })

  it('is kept by renewing', () => {
    const owned = takeFolder(folder.path)
    utimesSync(file(), new Date(0), new Date(0))
    owned?.renew()
    expect(Date.now() - statSync(file()).mtimeMs).toBeLessThan(60_000)
    owned?.release()
  })
})
