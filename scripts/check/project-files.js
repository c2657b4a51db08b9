import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of all files of the project as git sees them: committed or new, not ignored, not deleted. */
export function projectFiles(/** @type {string} */ root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path))).sort()
}

/** The text of one project file. */
export const readProjectFile = (/** @type {string} */ root, /** @type {string} */ path) =>
  readFileSync(join(root, path), 'utf8')

/** Whether a path is a program text: TypeScript or JavaScript. */
export const isSource = (/** @type {string} */ path) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)

/** Whether a path is a test or what only tests use. */
export const isTest = (/** @type {string} */ path) =>
  /\.(?:test|fixture)\.[jt]sx?$/.test(path) || path.startsWith('testing/')

/** Whether a script wrote the file. */
export const isGenerated = (/** @type {string} */ path) => /(?:^|\/)generated\//.test(path)
