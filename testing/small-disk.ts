import { spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts'

/** A disk of its own, small enough to be filled. */
export interface SmallDisk extends TemporaryFolder {
  /** Leaves only this many bytes free. */
  fillUpTo(freeBytes: number): void
  /** Gives the room back. */
  empty(): void
}

/** Mounts a disk in memory; undefined where that is not allowed (it takes root). */
export function smallDisk(mebibytes: number): SmallDisk | undefined {
  const folder = temporaryFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder.path])
  if (mounted.status !== 0) {
    folder.remove()
    return undefined
  }
  const ballast = join(folder.path, 'ballast')
  return {
    path: folder.path,
    fillUpTo(freeBytes) {
      // Whoever else writes here may be faster than the question how much is free.
      for (let tries = 1; ; tries++) {
        const { bavail, bsize } = statfsSync(folder.path)
        try {
          writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes), 1))
          return
        } catch (error) {
          rmSync(ballast, { force: true })
          if (tries === 5) throw error
        }
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      // Lazily: a library may keep a file open a little longer.
      spawnSync('umount', ['--lazy', folder.path])
      folder.remove()
    },
  }
}

/** Whether this test must be passed over for want of a disk to fill; says so, since it is no fault of the machine's. */
export function cannotMount(): boolean {
  const disk = smallDisk(1)
  disk?.remove()
  if (disk === undefined) console.warn('skipped: a small disk needs root, and leave to mount')
  return disk === undefined
}
