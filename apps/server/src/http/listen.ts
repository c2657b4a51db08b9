import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from '../config.ts'
import type { Env } from './env.ts'

/** A server that answers. */
export interface Listening {
  readonly url: string
  /** Takes no new connections, and resolves when the open ones have ended. */
  close(): Promise<void>
}

/** Longest time a client may take to send a request, files and all, in milliseconds; a body without files has less. */
const requestTimeoutMs = 900_000

/** Opens the port. */
export function listen(app: Hono<Env>, { host, port }: Config): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) =>
      resolve(listening(server, host, info)),
    )
    server.once('error', reject)
    if ('requestTimeout' in server) server.requestTimeout = requestTimeoutMs
  })
}

function listening(server: ServerType, host: string, { port }: AddressInfo): Listening {
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
