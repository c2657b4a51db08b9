import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { emailChannel } from '../email/email-channel.ts'
import { context } from '../reading-context.fixture.ts'
import { openSigned } from './open-signed.ts'

const folder = temporaryFolder()
const file = (name: string): string => join(folder.path, name)
const openssl = (...options: string[]): Buffer =>
  execFileSync('openssl', options, { stdio: ['ignore', 'pipe', 'ignore'], cwd: folder.path })
const missing = lacks('openssl', findProgram('openssl'))

/** An authority, a person it vouches for, and a letter. */
beforeAll(() => {
  if (missing) return
  const days = ['-days', '2', '-nodes', '-newkey', 'rsa:2048']
  openssl('req', '-x509', '-subj', '/CN=Test CA', '-keyout', 'ca.key', '-out', 'ca.pem', ...days)
  openssl('req', '-subj', '/CN=Wang Fang', '-keyout', 'person.key', '-out', 'person.csr', ...days.slice(2))
  writeFileSync(
    file('person.ext'),
    'subjectAltName=email:it@unit.example\nextendedKeyUsage=emailProtection\n',
  )
  const vouched = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'person.ext']
  openssl('x509', '-req', '-in', 'person.csr', '-out', 'person.pem', '-days', '2', ...vouched)
  writeFileSync(
    file('letter'),
    'Content-Type: text/plain; charset=utf-8\r\n\r\n我单位是大连市第八中学，昨天下午三点发现首页被篡改。\r\n',
  )
})
afterAll(() => folder.remove())

function signed(...options: string[]): Buffer {
  const who = ['-signer', 'person.pem', '-inkey', 'person.key', '-from', 'it@unit.example']
  openssl('cms', '-sign', '-in', 'letter', '-out', 'signed', '-subject', 'report', ...who, ...options)
  return readFileSync(file('signed'))
}
const packed = ['-nodetach', '-binary']
const about = 'Wang Fang it@unit.example'

describe.skipIf(missing)('a signed message', () => {
  it.each([
    ['beside it', []],
    ['around it', packed],
  ])('with the signature %s is valid when its authority is known', async (_, options) =>
    expect((await openSigned(signed(...options), file('ca.pem')))?.check).toEqual({
      of: 'smime',
      result: 'valid',
      about,
    }),
  )

  it('of an authority nobody knows is as it was signed, and no more is said', async () =>
    expect((await openSigned(signed()))?.check).toEqual({ of: 'smime', result: 'issuer-unknown', about }))

  it('that was changed is broken, and read all the same', async () => {
    const changed = Buffer.from(signed().toString('utf8').replace('第八中学', '第九中学'))
    const raw = { bytes: changed, evidence: {} }
    const reading = await emailChannel({ from: 'report@desk.example' }).read(raw, context)
    expect(reading.checks).toEqual([{ of: 'smime', result: 'broken' }])
    expect(reading).toMatchObject({ sort: 'report', draft: { unit: { name: '大连市第九中学' } } })
  })

  it('packed into its signature is read', async () => {
    const raw = { bytes: signed(...packed), evidence: {} }
    const reading = await emailChannel({ from: 'report@desk.example' }).read(raw, context)
    expect(reading).toMatchObject({
      sort: 'report',
      unread: [],
      draft: { unit: { name: '大连市第八中学' } },
    })
  })

  it('that is none costs nothing', async () =>
    expect(await openSigned(Buffer.from('Subject: x\r\n\r\nx'))).toBeUndefined())
})
