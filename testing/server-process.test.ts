import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from './server-process.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts'

/** A server that counts its starts in its data folder and its orderly ends too. */
const counter = `
  const { createServer } = require('node:http')
  const { appendFileSync, readFileSync } = require('node:fs')
  const log = process.env.FENGSUI_DATA + '/log'
  appendFileSync(log, 'started ')
  process.on('SIGTERM', () => { appendFileSync(log, 'ended '); process.exit() })
  const server = createServer((_, response) => response.end(readFileSync(log)))
  server.listen(Number(process.env.PORT), process.env.HOST, () =>
    console.log('demo data loaded\\nready http://127.0.0.1:' + server.address().port))`

describe('a server in a process of its own', () => {
  let folder: TemporaryFolder
  let server: ServerProcess | undefined
  const start = (text: string): Promise<ServerProcess> => {
    const program = join(folder.path, 'server.cjs')
    writeFileSync(program, text)
    return startServer({ data: folder.path, program })
  }
  const answer = async (of: ServerProcess): Promise<string> => (await fetch(of.url)).text()
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(async () => {
    await server?.kill()
    folder.remove()
  })

  it('is reached where it says it is ready, and ends when asked', async () => {
    server = await start(counter)
    expect(await answer(server)).toBe('started ')
    expect(server.output()).toContain('demo data loaded')
    await server.stop()
    expect(readFileSync(join(folder.path, 'log'), 'utf8')).toBe('started ended ')
  })

  it('starts again on the same data', async () => {
    const first = await start(counter)
    server = await first.restart()
    expect(await answer(server)).toBe('started ended started ')
  })

  it('can be killed without a last word', async () => {
    const first = await start(counter)
    await first.kill()
    server = await first.restart()
    expect(await answer(server)).toBe('started started ')
    expect(server.pid).not.toBe(first.pid)
  })

  it('says what the server wrote when it never gets ready', async () => {
    await expect(start("console.error('no room'); process.exit(3)")).rejects.toThrow(/code 3.*\n.*no room/)
  })

  it('leaves no process behind', async () => {
    server = await start(counter)
    expect(isAlive(server.pid)).toBe(true)
    await server.kill()
    expect(isAlive(server.pid)).toBe(false)
  })
})
