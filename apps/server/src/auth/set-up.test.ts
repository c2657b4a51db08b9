import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'

let folder: TemporaryFolder
let server: ServerProcess
beforeEach(async () => {
  folder = temporaryFolder()
  server = await startServer({ data: folder.path, args: ['--empty'] })
})
afterEach(async () => {
  await server.stop()
  folder.remove()
})

const code = (): string => readFileSync(join(folder.path, 'set-up-code.txt'), 'utf8').trim()
const password = 'a long enough password'
const setUp = (fields: Record<string, string>): Promise<Response> =>
  fetch(`${server.url}/set-up`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ 'organisation.kind': 'nation', name: '王一', password, ...fields }),
  })
const signIn = async (login: string): Promise<number> => {
  const body = new URLSearchParams({ login, password })
  return (await fetch(`${server.url}/sign-in`, { method: 'POST', body, redirect: 'manual' })).status
}

describe('the one-time set-up code', () => {
  it('makes one administrator, however many use it at once', async () => {
    const logins = ['a', 'b', 'c', 'd']
    const shared = code()
    const answers = await Promise.all(logins.map((login) => setUp({ code: shared, login })))
    expect(answers.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1)
    const signedIn = await Promise.all(logins.map(signIn))
    expect(signedIn.filter((status) => status === 303)).toHaveLength(1)
  })

  it('is still there after a form with faults', async () => {
    expect((await setUp({ code: code(), login: 'first', password: 'short' })).status).toBe(422)
    expect((await setUp({ code: code(), login: 'first' })).status).toBe(303)
  })

  it('tells nobody with a wrong code what else is wrong', async () => {
    const page = await (await setUp({ code: 'wrong', login: '', password: '' })).text()
    expect(page.match(/class="err"/g)).toHaveLength(1)
  })

  it('can be guessed only a few times', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 10; tries++)
      statuses.push((await setUp({ code: 'guess', login: 'x' })).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await setUp({ code: code(), login: 'first' })).status).toBe(429)
  })
})
