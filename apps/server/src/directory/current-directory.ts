import { type Directory, directoryWith, type OwnEntry } from '@fengsui/regions'
import type { DirectoryRecord, Store } from '@fengsui/store'
import type { Log } from '../log.ts'
import { startWorker, type Worker } from '../workers/worker.ts'

/** The directory as this server knows it; another server of the deployment may have recorded something since. */
export interface CurrentDirectory {
  current(): Directory
  /** Reads the records again. */
  refresh(): Promise<void>
}

/** Reads the directory: what ships, and what the deployment has recorded. */
export async function openDirectory({ directory }: Pick<Store, 'directory'>): Promise<CurrentDirectory> {
  const read = async (): Promise<Directory> => directoryWith((await directory.latest()).map(entryOf))
  let known = await read()
  return {
    current: () => known,
    async refresh() {
      known = await read()
    },
  }
}

/** The entry of a record: this program wrote it, after looking at every member. */
export const entryOf = ({ entry }: DirectoryRecord): OwnEntry => JSON.parse(entry) as OwnEntry

const restMs = 5_000

/** Keeps the directory near to what other servers of the deployment record. */
export function startDirectoryWorker(directory: CurrentDirectory, log: Log): Worker {
  return startWorker(async () => {
    try {
      await directory.refresh()
    } catch (error) {
      log('directory.failed', { error: error instanceof Error ? error.message : String(error) })
    }
    return restMs
  })
}
