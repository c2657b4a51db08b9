import { randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivateFile } from '../secrets.ts'

/** The one-time code that makes the first administrator. It exists only as a file in the data folder. */
export interface SetUp {
  readonly codeFile: string
  /** True until the code was used. */
  isOpen(): boolean
  /** Compares in constant time. */
  accepts(code: string): boolean
  /** Takes the code away, so that of two who use it at once only one goes on; false for the other. */
  claim(): boolean
  /** Gives a claimed code back: nobody was made with it. */
  giveBack(): void
  /** Ends set-up for good. */
  finish(): void
}

/** Opens set-up; with `fresh`, writes a new code unless one waits already. */
export function openSetUp(folder: string, { fresh }: { readonly fresh: boolean }): SetUp {
  const codeFile = join(folder, 'set-up-code.txt')
  const claimedFile = join(folder, 'set-up-code.claimed.txt')
  if (fresh && !existsSync(codeFile)) writePrivateFile(codeFile, `${randomBytes(12).toString('base64url')}\n`)
  return {
    codeFile,
    isOpen: () => existsSync(codeFile),
    accepts(code) {
      if (!existsSync(codeFile)) return false
      const expected = Buffer.from(readFileSync(codeFile, 'utf8').trim())
      const given = Buffer.from(code.trim())
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
    claim() {
      try {
        renameSync(codeFile, claimedFile)
        return true
      } catch {
        return false
      }
    },
    giveBack: () => renameSync(claimedFile, codeFile),
    finish: () => rmSync(claimedFile, { force: true }),
  }
}
