import { readFileSync } from 'node:fs'
import { exitCode } from '../exit-code.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui --version`. */
export async function version(): Promise<number> {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
  await writeOut(`${manifest.version}\n`)
  return exitCode.done
}
