import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder of its own, gone after `remove`. */
export interface TemporaryFolder {
  readonly path: string
  remove(): void
}

/** Makes an empty folder that no other test sees. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'fengsui-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
