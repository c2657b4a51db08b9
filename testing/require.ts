import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where a program is; undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  const searched = (process.env['PATH'] ?? '').split(delimiter)
  return [...searched, ...debianPostgres(), '/usr/sbin']
    .map((folder) => join(folder, name))
    .find(isExecutable)
}

/**
 * Whether something a test needs is missing: `describe.skipIf(lacks('strace', findProgram('strace')))`.
 * Says so, since a skipped test is easily taken for a passed one; in CI, where everything is installed
 * (`FENGSUI_REQUIRE_ALL=1`), it throws instead.
 */
export function lacks(what: string, found: string | undefined): boolean {
  if (found !== undefined) return false
  if (process.env['FENGSUI_REQUIRE_ALL'] === '1')
    throw new Error(`${what} is missing, and nothing may be skipped here`)
  console.warn(`skipped: ${what} is missing`)
  return true
}

/** Debian keeps the server's programs (initdb, postgres) off the search path, by version; the newest first. */
function debianPostgres(): readonly string[] {
  const folder = '/usr/lib/postgresql'
  if (!existsSync(folder)) return []
  const versions = readdirSync(folder).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(folder, version, 'bin'))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A font file with Chinese glyphs, where Linux keeps them; without one, screenshots of Chinese are empty. */
export function findChineseFont(): string | undefined {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local/share/fonts')]
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .find((file) =>
      /(?:cjk|wqy|wenquanyi|source-?han|droidsansfallback|uming|ukai).*\.(?:tt[cf]|otf)$/i.test(file),
    )
}
