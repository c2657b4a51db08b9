import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNode } from '../../../testing/child.ts'
import { launcher } from '../../../testing/launcher.ts'
import { startServer } from '../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../../server/src/api/client.fixture.ts'

let folder: TemporaryFolder
const data = (): string => join(folder.path, 'data')
const file = (): string => join(data(), 'signing.keys')
const fengsui = (args: readonly string[], env: Record<string, string> = {}) =>
  runNode([launcher, ...args], { env: { FENGSUI_DATA: data(), DATABASE_URL: '', ...env } })
const listed = async (env: Record<string, string> = {}) =>
  JSON.parse((await fengsui(['keys'], env)).stdout).keys as readonly {
    readonly owner: string
    readonly alg: string
    readonly id: string
    readonly use: string
  }[]

beforeAll(async () => {
  folder = temporaryFolder()
  const server = await startServer({ data: data(), args: ['--empty'] })
  const { body } = await clientOf(server.url).report(leakReport())
  writeFileSync(join(folder.path, 'receipt.json'), JSON.stringify(body.signedReceipt))
  await server.stop()
})
afterAll(() => folder.remove())

describe('fengsui keys', () => {
  it('lists every key and which one is used, and nothing secret', async () => {
    const keys = await listed()
    expect(keys.filter(({ owner }) => owner === 'ledger')).toEqual([
      expect.objectContaining({ alg: 'ed25519', use: 'new' }),
      expect.objectContaining({ alg: 'sm2-sm3', use: 'kept' }),
    ])
    expect(keys).toContainEqual(expect.objectContaining({ owner: 'cn-330000', alg: 'ed25519', use: 'new' }))
    expect(keys).toContainEqual(
      expect.objectContaining({ owner: 'contacts', alg: 'hmac-sha-256', use: 'new' }),
    )
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'id', 'owner', 'since', 'use'])
  })

  it('uses the other set where that is configured', async () => {
    const used = (await listed({ FENGSUI_CRYPTO: 'sm' })).filter(({ use }) => use === 'new')
    expect(new Set(used.map(({ alg }) => alg))).toEqual(new Set(['sm2-sm3', 'hmac-sm3']))
  })

  it('rotates a key: the new one signs, the old one goes on verifying what it signed', async () => {
    const before = await listed()
    const { code } = await fengsui(['keys', 'rotate', 'cn-330000'])
    expect([code, statSync(file()).mode & 0o777]).toEqual([0, 0o600])
    const after = await listed()
    const desk = after.filter(({ owner, alg }) => owner === 'cn-330000' && alg === 'ed25519')
    expect(desk.map(({ use }) => use)).toEqual(['kept', 'new'])
    expect(before.map(({ id }) => id)).toContain(desk[0]?.id)
    writeFileSync(join(folder.path, 'keys.txt'), (await fengsui(['keys', 'public'])).stdout)
    const args = ['verify', join(folder.path, 'receipt.json'), '--keys', join(folder.path, 'keys.txt')]
    expect(JSON.parse((await fengsui(args)).stdout).verdict).toBe('valid')
    expect(JSON.parse((await fengsui(['verify', data()])).stdout).verdict).toBe('whole')
  })

  it('prints a line for the environment, which then stands in the place of the file', async () => {
    const { stdout } = await fengsui(['keys', 'new', 'ledger'])
    expect(stdout).toMatch(/^ledger ed25519 \S+ \S+\n$/)
    const env = { FENGSUI_SIGNING_KEYS: stdout }
    expect(
      (await listed(env)).filter(({ owner, alg }) => owner === 'ledger' && alg === 'ed25519'),
    ).toHaveLength(2)
    expect(
      (await listed(env)).filter(({ owner, alg }) => owner === 'cn-330000' && alg === 'ed25519'),
    ).toHaveLength(1)
    const refused = await fengsui(['keys', 'rotate', 'ledger'], env)
    expect([refused.code, refused.stderr.includes('FENGSUI_SIGNING_KEYS')]).toEqual([1, true])
  })

  it('refuses a file that others can read, an owner there is not, and words it does not know', async () => {
    chmodSync(file(), 0o644)
    const leaking = await fengsui(['keys'])
    expect([leaking.code, leaking.stderr.includes('chmod 600')]).toEqual([1, true])
    chmodSync(file(), 0o600)
    expect((await fengsui(['keys', 'rotate', 'nobody'])).code).toBe(1)
    for (const args of [['rotate'], ['list', 'ledger'], ['forge', 'ledger'], ['new', 'a', 'b']])
      expect((await fengsui(['keys', ...args])).code).toBe(2)
  })

  it('takes the key of the deployment from the environment as well, and writes none then', async () => {
    const elsewhere = join(folder.path, 'keyless')
    const key = readFileSync(join(data(), 'server.key'), 'utf8').trim()
    const server = await startServer({
      data: elsewhere,
      args: ['--empty'],
      env: { FENGSUI_SERVER_KEY: key },
    })
    await server.stop()
    const env = { FENGSUI_DATA: elsewhere, FENGSUI_SERVER_KEY: key }
    const ids = (await listed(env)).map(({ id }) => id)
    expect((await listed()).map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    expect((await fengsui(['keys'], { FENGSUI_DATA: elsewhere })).stderr).toContain('server.key')
    expect((await fengsui(['keys'], { ...env, FENGSUI_SERVER_KEY: 'short' })).code).toBe(1)
  })
})
