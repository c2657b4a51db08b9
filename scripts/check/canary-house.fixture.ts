import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectFiles, readProjectFile } from './project-files.js'
import { rooms } from './rooms.cjs'

const home = fileURLToPath(new URL('../..', import.meta.url))

/** A copy of the whole project in a temporary folder, to plant violations in. */
export class CanaryHouse {
  readonly root: string = mkdtempSync(join(tmpdir(), 'fengsui-canary-'))

  constructor() {
    const built = Object.values(rooms).map(({ folder }) => `${folder}/dist`)
    for (const path of [...projectFiles(home), ...built.filter((path) => existsSync(join(home, path)))])
      cpSync(join(home, path), join(this.root, path), { recursive: true, preserveTimestamps: true })
    execFileSync('git', ['init', '--quiet'], { cwd: this.root })
    this.#furnish()
  }

  /** Writes a file, or adds lines to the end of one that is there. */
  plant(path: string, text: string): void {
    const before = existsSync(join(this.root, path)) ? readProjectFile(this.root, path) : ''
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), before + text)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }

  /** Everything installed is shared, but the rooms are this house's own; rooms still to be built get a door. */
  #furnish(): void {
    const modules = join(this.root, 'node_modules')
    mkdirSync(join(modules, '@fengsui'), { recursive: true })
    for (const name of readdirSync(join(home, 'node_modules')))
      if (name !== '@fengsui') symlinkSync(join(home, 'node_modules', name), join(modules, name))
    for (const [name, { folder }] of Object.entries(rooms)) {
      symlinkSync(join(this.root, folder), join(modules, '@fengsui', name))
      if (!existsSync(join(this.root, folder, 'src/index.ts')))
        this.plant(`${folder}/src/index.ts`, 'export {}\n')
    }
  }
}
