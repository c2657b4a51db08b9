import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** The mail server our mail goes to, as a test sees it. */
export interface NextServer {
  readonly port: number
  /** Every message it took, oldest first. */
  readonly taken: readonly string[]
  /** Called when it has a message whole and has not yet said so. */
  onTaken(act: () => void): void
  close(): Promise<void>
}

/** Starts one that takes everything. */
export async function nextServer(): Promise<NextServer> {
  const taken: string[] = []
  let act: () => void = () => undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onData(stream, _session, done) {
      buffer(stream).then((bytes) => {
        taken.push(bytes.toString())
        act()
        done()
      }, done)
    },
  })
  // Whoever was killed in the middle of a message leaves a broken connection.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    taken,
    onTaken: (what) => {
      act = what
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
