import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { DigestAlgorithm } from '../crypto/algorithms.ts'
import { splitCheckpoints } from './checkpoint.ts'
import { type NodeFiles, openNodeFiles } from './node-files.ts'
import { leafHash, type ReadNode, treeRoot } from './tree.ts'

/**
 * The ledger outside the database: one line for each event, the checkpoints, and the hashes that make proofs fast. Only
 * ever added to. It may lie on another disk, or be copied away; the hashes can be made again from the lines.
 */
export interface LedgerFolder {
  /** How many entries it holds. */
  size(): number
  root(): Buffer
  readonly read: ReadNode
  /** Adds entries; resolves when they are on the disk. */
  append(lines: readonly string[]): Promise<void>
  /** Adds a signed checkpoint; resolves when it is on the disk. */
  addCheckpoint(note: string): Promise<void>
  /** The last checkpoint, if there is one. */
  lastCheckpoint(): string | undefined
  close(): Promise<void>
}

/** Where a folder keeps its lines and its checkpoints. */
export const ledgerPaths = (folder: string): { readonly entries: string; readonly checkpoints: string } => ({
  entries: join(folder, 'entries'),
  checkpoints: join(folder, 'checkpoints'),
})

/** Opens a folder to add to it, making it when it is not there. A line that a power cut tore is taken off. */
export async function openLedgerFolder(folder: string, alg: DigestAlgorithm): Promise<LedgerFolder> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const paths = ledgerPaths(folder)
  const entries = await open(paths.entries, 'a+', 0o600)
  const checkpoints = await open(paths.checkpoints, 'a+', 0o600)
  const whole = await countLines(entries)
  const nodes = await wholeNodes(join(folder, 'nodes'), alg, { ...whole, path: paths.entries })
  let size = whole.count
  let last = splitCheckpoints(readFileSync(paths.checkpoints, 'utf8')).at(-1)
  return {
    size: () => size,
    root: () => treeRoot(alg, nodes.read, size),
    read: nodes.read,
    async append(lines) {
      await entries.appendFile(lines.map((line) => `${line}\n`).join(''))
      await entries.datasync()
      nodes.append(lines.map((line) => leafHash(alg, line)))
      size += lines.length
    },
    async addCheckpoint(note) {
      await checkpoints.appendFile(`${note}\n`)
      await checkpoints.datasync()
      last = note
    },
    lastCheckpoint: () => last,
    async close() {
      nodes.close()
      await Promise.all([entries.close(), checkpoints.close()])
    },
  }
}

interface WholeLines {
  readonly count: number
  readonly lastLine: string
}

const newline = 0x0a
const blockBytes = 1 << 20

/** Counts whole lines, and cuts off what comes after the last one. */
async function countLines(file: FileHandle): Promise<WholeLines> {
  const block = Buffer.alloc(blockBytes)
  let [count, position, start, end] = [0, 0, 0, 0]
  for (;;) {
    const { bytesRead } = await file.read(block, 0, blockBytes, position)
    if (bytesRead === 0) break
    for (let at = block.indexOf(newline); at >= 0 && at < bytesRead; at = block.indexOf(newline, at + 1)) {
      count++
      start = end
      end = position + at + 1
    }
    position += bytesRead
  }
  if (position > end) await file.truncate(end)
  if (count === 0) return { count, lastLine: '' }
  const line = Buffer.alloc(end - start - 1)
  await file.read(line, 0, line.length, start)
  return { count, lastLine: line.toString() }
}

/** The hash files, made again where they do not fit the lines: a power cut may take their end. */
async function wholeNodes(
  folder: string,
  alg: DigestAlgorithm,
  { path, count, lastLine }: WholeLines & { readonly path: string },
): Promise<NodeFiles> {
  const found = openNodeFiles(folder, alg)
  const fits = (): boolean => count === 0 || found.read(0, count - 1).equals(leafHash(alg, lastLine))
  if (found.isWhole(count) && fits()) return found
  found.close()
  rmSync(folder, { recursive: true })
  const made = openNodeFiles(folder, alg)
  for await (const lines of linesOf(path)) made.append(lines.map((line) => leafHash(alg, line)))
  return made
}

const linesTogether = 8_192

/** The lines of a file, some thousands at a time. */
export async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  const file = await open(path, 'r')
  let batch: string[] = []
  for await (const line of file.readLines()) {
    batch.push(line)
    if (batch.length < linesTogether) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
