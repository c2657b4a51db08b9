import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { openStore } from '@fengsui/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { leakReport } from '../api/client.fixture.ts'
import { aFile, formWith, manyBytes, postForm, reportForm } from './evidence.fixture.ts'

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

const log = aFile('access.log', 'GET /admin')

/** How many uploads lie in the database that no case keeps, once the server has ended. */
async function leftBehind(): Promise<number> {
  await server.stop()
  const opened = await openStore({ folder: folder.path })
  if (!opened.ok) throw new Error(opened.failure.text.en)
  const left = await opened.value.evidence.sweep(Date.now() + 60_000, 1_000)
  await opened.value.close()
  return left
}

describe('files that are refused leave nothing behind', () => {
  it.each(['yes', 'perhaps', ''])(
    'when the question of state secrets is answered %j',
    async (stateSecret) => {
      const answer = await postForm(`${server.url}/report`, reportForm([log], { stateSecret }))
      expect(answer.status).toBe(422)
      expect(await answer.text()).not.toContain('evidence.kept')
      expect(await leftBehind()).toBe(0)
    },
  )

  it('when the question comes behind them', async () => {
    const form = formWith({}, [log])
    for (const [name, value] of reportForm([])) form.append(name, value)
    expect((await postForm(`${server.url}/report`, form)).status).toBe(422)
    expect(await leftBehind()).toBe(0)
  })

  it('when an API client says that a state secret may be concerned, or says it too late', async () => {
    const secret = leakReport({ incident: { stateSecretSuspected: true } })
    const late = formWith({}, [log])
    late.append('report', JSON.stringify(leakReport()))
    for (const body of [formWith({ report: JSON.stringify(secret) }, [log]), late]) {
      const headers = { 'idempotency-key': randomUUID() }
      const answer = await fetch(`${server.url}/api/v1/reports`, { method: 'POST', body, headers })
      expect(answer.status).toBe(422)
    }
    expect(await leftBehind()).toBe(0)
  })

  it('when the report beside them has faults that an API client must mend', async () => {
    const body = formWith({ report: '{' }, [log])
    const headers = { 'idempotency-key': randomUUID() }
    const answer = await fetch(`${server.url}/api/v1/reports`, { method: 'POST', body, headers })
    expect(answer.status).toBe(400)
    expect(await leftBehind()).toBe(0)
  })

  it('when the line breaks in the middle of one, and the next is taken', async () => {
    await brokenUpload(server.url)
    expect((await postForm(`${server.url}/report`, reportForm([log]))).status).toBe(201)
    expect(await leftBehind()).toBe(0)
  })

  it.each([
    ['is cut off', '--b\r\ncontent-disposition: form-data; name="evidence"; filename="a"\r\n\r\nhalf'],
    ['is no form', 'nothing of the kind'],
  ])('when the form %s', async (_, body) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const answer = await fetch(`${server.url}/report`, { method: 'POST', body, headers })
    expect(answer.status).toBe(400)
    expect(await leftBehind()).toBe(0)
  })

  it('when a text of the form is not UTF-8', async () => {
    const head = '--b\r\ncontent-disposition: form-data; name="stateSecret"\r\n\r\nno\r\n'
    const file = '--b\r\ncontent-disposition: form-data; name="evidence"; filename="a"\r\n\r\nabc\r\n'
    const text = '--b\r\ncontent-disposition: form-data; name="unit.name"\r\n\r\n'
    const body = Buffer.concat([
      Buffer.from(head + file + text),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from('\r\n--b--\r\n'),
    ])
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const answer = await fetch(`${server.url}/report`, { method: 'POST', body, headers })
    expect(answer.status).toBe(400)
    expect(await leftBehind()).toBe(0)
  })
})

/** Sends the head of a form and half a file, and hangs up. */
const brokenUpload = (url: string): Promise<void> =>
  new Promise((resolve) => {
    const sending = request(`${url}/report`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=cut', 'content-length': '9000000' },
    })
    sending.on('close', () => resolve())
    sending.on('error', () => undefined)
    sending.write(
      '--cut\r\ncontent-disposition: form-data; name="stateSecret"\r\n\r\nno\r\n' +
        '--cut\r\ncontent-disposition: form-data; name="evidence"; filename="half.bin"\r\n\r\n',
    )
    // Once the bytes are with the system, there is a file to break off.
    sending.write(Buffer.from(manyBytes(600_000)), () => sending.destroy())
  })
