import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Where a line stands in the file, in bytes. */
export interface Place {
  readonly start: number
  readonly length: number
}

interface Waiting {
  readonly bytes: Buffer
  readonly resolve: (place: Place | undefined) => void
}

/**
 * A file that only grows: lines go in together, and each is on the disk before its writer hears so.
 * A line that was cut off by a crash was never acknowledged; it is taken away when the file is opened again.
 */
export class JournalFile {
  private readonly handle: FileHandle
  private readonly mostBytes: number
  private end: number
  private waiting: Waiting[] = []
  private busy: Promise<void> = Promise.resolve()

  private constructor(handle: FileHandle, options: { readonly end: number; readonly mostBytes: number }) {
    this.handle = handle
    this.end = options.end
    this.mostBytes = options.mostBytes
  }

  /** Opens or makes the file; gives the places of its whole lines too. */
  static async open(
    path: string,
    mostBytes: number,
  ): Promise<{ file: JournalFile; places: readonly Place[] }> {
    const handle = await open(path, 'a+', 0o600)
    await syncFolder(dirname(path))
    const bytes = await handle.readFile()
    const places = placesIn(bytes)
    const last = places.at(-1)
    const end = last === undefined ? 0 : last.start + last.length
    if (bytes.length > end) await handle.truncate(end)
    return { file: new JournalFile(handle, { end, mostBytes }), places }
  }

  /** Resolves when the line is on the disk; undefined when there is no room, or the disk refuses. */
  append(line: string): Promise<Place | undefined> {
    return new Promise((resolve) => {
      this.waiting.push({ bytes: Buffer.from(`${line}\n`), resolve })
      this.busy = this.busy.then(() => this.writeWaiting())
    })
  }

  /** The line at a place. */
  async read({ start, length }: Place): Promise<string> {
    const { buffer } = await this.handle.read(Buffer.alloc(length - 1), 0, length - 1, start)
    return buffer.toString()
  }

  /** Empties the file, unless something was written after `isDone` was asked. */
  clear(isDone: () => boolean): Promise<void> {
    this.busy = this.busy.then(async () => {
      if (!isDone() || this.waiting.length > 0) return
      await this.handle.truncate(0)
      await this.handle.datasync()
      this.end = 0
    })
    return this.busy
  }

  /** Closes the file when everything that waits is written. */
  async close(): Promise<void> {
    await this.busy
    await this.handle.close()
  }

  private async writeWaiting(): Promise<void> {
    const together = this.waiting
    this.waiting = []
    if (together.length === 0) return
    const bytes = Buffer.concat(together.map((one) => one.bytes))
    const written = this.end + bytes.length <= this.mostBytes && (await this.write(bytes))
    let start = this.end
    for (const { bytes: own, resolve } of together) {
      resolve(written ? { start, length: own.length } : undefined)
      start += own.length
    }
    if (written) this.end = start
  }

  private async write(bytes: Buffer): Promise<boolean> {
    try {
      await this.handle.appendFile(bytes)
      await this.handle.datasync()
      return true
    } catch {
      // What may have been written in part was not acknowledged and must not be found again.
      await this.handle.truncate(this.end).catch(() => undefined)
      return false
    }
  }
}

const lineFeed = 10

function placesIn(bytes: Buffer): readonly Place[] {
  const places: Place[] = []
  for (let start = 0; ; ) {
    const end = bytes.indexOf(lineFeed, start)
    if (end < 0) return places
    places.push({ start, length: end + 1 - start })
    start = end + 1
  }
}

/** A new file is only as durable as the folder entry that names it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync()
  await folder.close()
}
