import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** When the relay cuts a connection: before the words reach the server, or when the server has answered them. */
export type Cut = 'before' | 'after'

/** Stands between a client and a server, and can cut a connection at words the client says. */
export interface TcpRelay {
  readonly port: number
  /** Cuts the next connection on which the client says `words`, once. */
  cutAt(words: string, when: Cut): void
  /** Lets nobody through any more, as if the server were away. */
  block(): void
  unblock(): void
  close(): Promise<void>
}

/** Hears what passes: what a client says before it reaches the server, and that the server answered. */
export interface Listener {
  said(bytes: Buffer): void
  answered(): void
}

/** Starts a relay to a port of the loopback address. */
export async function startRelay(target: number, listener?: Listener): Promise<TcpRelay> {
  const open = new Set<Socket>()
  let armed: { readonly words: string; readonly when: Cut } | undefined
  let blocked = false
  const server = createServer((client) => {
    if (blocked) {
      client.destroy()
      return
    }
    const behind = connect(target, '127.0.0.1')
    const cut = (): void => {
      client.destroy()
      behind.destroy()
    }
    let cutAtAnswer = false
    for (const socket of [client, behind]) {
      open.add(socket)
      socket.on('error', cut)
      socket.on('close', () => {
        open.delete(socket)
        cut()
      })
    }
    client.on('data', (bytes) => {
      listener?.said(bytes)
      const heard = armed !== undefined && bytes.includes(armed.words)
      if (heard && armed?.when === 'before') cut()
      else behind.write(bytes)
      if (heard) {
        cutAtAnswer = true
        armed = undefined
      }
    })
    behind.on('data', (bytes) => {
      listener?.answered()
      if (cutAtAnswer) cut()
      else client.write(bytes)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const destroyAll = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cutAt(words, when) {
      armed = { words, when }
    },
    block() {
      blocked = true
      destroyAll()
    },
    unblock() {
      blocked = false
    },
    async close() {
      server.close()
      destroyAll()
      await once(server, 'close')
    },
  }
}
