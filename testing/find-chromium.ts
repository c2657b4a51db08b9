import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { runNode } from './child.ts'
import { findProgram } from './require.ts'

/** A browser on this machine, and what its process needs to be told. */
export interface Chromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** The Chromium to test with: the one named in FENGSUI_CHROMIUM, else an installed one, else the npm package's. */
export async function findChromium(): Promise<Chromium | undefined> {
  return findInstalledChromium() ?? (await unpackChromium())
}

/** A Chromium or Chrome that the machine has. */
export function findInstalledChromium(): Chromium | undefined {
  const named = process.env['FENGSUI_CHROMIUM']
  const executablePath =
    named || ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean)
  return executablePath === undefined ? undefined : { executablePath, env: {} }
}

/** The headless shell in `@sparticuz/chromium`, which needs nothing installed; built for Linux on x64 only. */
export async function unpackChromium(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // One folder for each version: the package takes whatever lies unpacked, however old.
  const version = packageJson.devDependencies['@sparticuz/chromium']
  const folder = join(tmpdir(), `fengsui-chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    executablePath: join(folder, 'chromium'),
    env: { FONTCONFIG_FILE: join(folder, 'fonts.conf'), LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
  }
}

/** Unpacks beside the folder and moves it into place whole, because several tests may come here at once. */
async function unpackInto(folder: string): Promise<void> {
  const fresh = mkdtempSync(`${folder}-`)
  const { code, stderr } = await runNode(
    [
      '--input-type=module',
      '-e',
      "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()",
    ],
    // The runtime's name makes the package bring its own copies of the libraries a bare machine lacks.
    { cwd: root, env: { TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' } },
  )
  if (code !== 0) throw new Error(`@sparticuz/chromium did not unpack:\n${stderr}`)
  mkdirSync(join(fresh, 'font-cache'))
  writeFileSync(join(fresh, 'fonts.conf'), fontsConf(folder))
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true })
    if (!existsSync(join(folder, 'chromium'))) throw error
  }
}

/** The package's own list names folders no machine has, and without Chinese glyphs text renders as nothing. */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${join(homedir(), '.local/share/fonts')}</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`
