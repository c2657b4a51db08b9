import { closeSync, existsSync, fdatasyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A case whose personal data were erased. */
export interface Erasure {
  readonly organisation: string
  readonly case: string
}

/** The cases whose personal data were erased, in a file beside the ledger: a backup from before does not know of them. */
export interface Erasures {
  /** Notes one; it is on the disk afterwards. */
  note(erasure: Erasure): void
  all(): readonly Erasure[]
}

/** Opens the list of a ledger's folder. */
export function openErasures(ledgerFolder: string): Erasures {
  const path = join(ledgerFolder, 'erased')
  return {
    note({ organisation, case: id }) {
      mkdirSync(ledgerFolder, { recursive: true, mode: 0o700 })
      const file = openSync(path, 'a', 0o600)
      writeSync(file, `${organisation} ${id}\n`)
      fdatasyncSync(file)
      closeSync(file)
    },
    all: () =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .flatMap((line) => {
              const [organisation, id] = line.split(' ')
              return organisation === undefined || id === undefined ? [] : [{ organisation, case: id }]
            })
        : [],
  }
}
