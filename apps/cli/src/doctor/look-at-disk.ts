import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { bad, type Finding, good, warning } from './finding.ts'

const mebibyte = 1024 * 1024
const fewBytes = 1024 * mebibyte
const tooFewBytes = 128 * mebibyte

/** The data folder: there, private, with room, on a disk that can be waited for. */
export function lookAtDisk(folder: string): readonly Finding[] {
  if (!existsSync(folder))
    return [
      warning(
        `数据文件夹 ${folder} 还没有；首次启动时会建`,
        `the data folder ${folder} is not there yet; the first start makes it`,
      ),
    ]
  return [
    lookAtRights(folder),
    lookAtSpace(folder),
    lookAtWaits(folder),
    ...lookAtKey(folder),
    ...lookAtJournals(folder),
  ]
}

function lookAtRights(folder: string): Finding {
  const mode = statSync(folder).mode & 0o077
  return process.platform === 'win32' || mode === 0
    ? good('数据文件夹只有所有者能读', 'only its owner reads the data folder')
    : warning(
        `别人也能读数据文件夹：chmod 700 ${folder}`,
        `others can read the data folder: chmod 700 ${folder}`,
      )
}

function lookAtSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const size = `${Math.floor(free / mebibyte)} MiB`
  if (free < tooFewBytes)
    return bad(`磁盘只剩 ${size}，请清理或扩容`, `only ${size} left on the disk: make room`)
  if (free < fewBytes) return warning(`磁盘剩 ${size}，请留意`, `${size} left on the disk: watch it`)
  return good(`磁盘剩 ${size}`, `${size} left on the disk`)
}

const waits = 15

/** How long the disk takes to say that it has something: every acknowledgement waits for that once. */
function lookAtWaits(folder: string): Finding {
  const path = join(folder, `.doctor-${process.pid}`)
  const file = openSync(path, 'w', 0o600)
  const times = Array.from({ length: waits }, () => {
    const begin = performance.now()
    writeSync(file, Buffer.alloc(4096, 1))
    fsyncSync(file)
    return performance.now() - begin
  })
  closeSync(file)
  rmSync(path)
  const median = times.sort((a, b) => a - b)[Math.floor(waits / 2)] ?? 0
  const ms = `${median.toFixed(2)} ms`
  return median > 50
    ? warning(`落盘一次要 ${ms}，回执会慢`, `the disk takes ${ms} to keep something: receipts will be slow`)
    : good(`落盘一次 ${ms}`, `the disk takes ${ms} to keep something`)
}

function lookAtKey(folder: string): readonly Finding[] {
  const path = join(folder, 'server.key')
  if (!existsSync(path)) return []
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    return [bad(`别人能读密钥：chmod 600 ${path}`, `others can read the key: chmod 600 ${path}`)]
  return [
    good(
      '密钥在，且只有所有者能读；请确认备份里也有它',
      'the key is there, for its owner only; make sure your backup has it too',
    ),
  ]
}

/** Reports that were acknowledged while the database was away, and are not in it yet. */
function lookAtJournals(folder: string): readonly Finding[] {
  const journals = join(folder, 'journal')
  if (!existsSync(journals)) return []
  const full = readdirSync(journals).filter((name) => statSync(join(journals, name)).size > 0)
  return full.map((name) =>
    warning(
      `${join(journals, name)} 里有已回执、未入库的报告：在这台机器上启动服务，它会入库`,
      `${join(journals, name)} holds acknowledged reports that are not in the database: start a server on this machine and it brings them in`,
    ),
  )
}
