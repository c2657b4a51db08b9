import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Store } from '@fengsui/store'
import type { Log } from '../log.ts'

/** Where commands on an embedded database ask the server that owns it. Who may open the socket may read the data. */
export const controlSocket = (dataFolder: string): string => join(dataFolder, 'control.sock')

/** The longest path a socket may have, on Linux and macOS. */
const longestPath = 100

/** Takes requests of the command line. Only the owner of the data folder reaches the socket. */
export interface Control {
  close(): Promise<void>
}

/** Opens the socket of a data folder; where there can be none, commands wait until the server is stopped. */
export async function openControl(
  dataFolder: string,
  { store, log }: { readonly store: Store; readonly log: Log },
): Promise<Control> {
  const path = controlSocket(dataFolder)
  if (process.platform === 'win32' || path.length > longestPath) {
    log('control.absent', { reason: 'the path of the data folder is too long for a socket' })
    return { close: async () => undefined }
  }
  // Left behind by a server that was killed: we own the database, so nobody else listens there.
  rmSync(path, { force: true })
  const server = createServer((request, response) => {
    answer(store, request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  chmodSync(path, 0o600)
  return { close: () => closed(server) }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })

async function answer(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/backup') {
    response.writeHead(404).end()
    return
  }
  const { folder } = JSON.parse(await text(request)) as { readonly folder: string }
  await store.backup(folder)
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}
