import { execFileSync } from 'node:child_process'
import { randomBytes, X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { startTimeStampAuthority, type TimeStampAuthority } from '../../../../testing/time-stamp-authority.ts'
import { digestAlgorithms } from '../crypto/algorithms.ts'
import { digest, type NamedDigest } from '../crypto/digest.ts'
import { checkTimeStamp, readTimeStampReply } from './check-time-stamp.ts'
import { derTag, readDer, readOid, writeDer, writeInteger, writeOid } from './der.ts'
import { timeStampRequest } from './request.ts'

const noOpenssl = lacks('openssl', findProgram('openssl'))
const digestOf = (alg: NamedDigest['alg'], text: string): NamedDigest => ({
  alg,
  hex: digest(alg, text).toString('hex'),
})

describe('DER', () => {
  it('is read as it was written, at every length', () => {
    for (const length of [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x1_0000]) {
      const content = randomBytes(length)
      const [value, ...more] = readDer(writeDer(derTag.octets, content))
      expect([value?.content.equals(content), more.length]).toEqual([true, 0])
    }
  })

  it('writes numbers as short as they are, and never as negative ones', () => {
    expect(writeInteger(Buffer.from('00', 'hex')).toString('hex')).toBe('020100')
    expect(writeInteger(Buffer.from('00007f', 'hex')).toString('hex')).toBe('02017f')
    expect(writeInteger(Buffer.from('80', 'hex')).toString('hex')).toBe('02020080')
  })

  it.each(['2.16.840.1.101.3.4.2.1', '1.2.156.10197.1.401', '1.3.6.1.5.5.7.3.8', '2.999.3'])(
    'names %s',
    (oid) => {
      expect(readOid(writeOid(oid).subarray(2))).toBe(oid)
    },
  )

  it('refuses everything else with a RangeError, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          const whole = readDer(Buffer.from(bytes)).map((value) => value.whole)
          expect(Buffer.concat(whole).equals(Buffer.from(bytes))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
    )
  })
})

describe.skipIf(noOpenssl).each(['rsa', 'ec'] as const)(
  'a time stamp of an authority with an %s key',
  (key) => {
    let authority: TimeStampAuthority
    let trusted: readonly X509Certificate[]
    beforeAll(async () => {
      authority = await startTimeStampAuthority(key)
      trusted = [new X509Certificate(authority.ca)]
    })
    afterAll(() => authority.remove())

    async function stamp(of: NamedDigest): Promise<Buffer> {
      const nonce = randomBytes(8)
      const taken = readTimeStampReply(await authority.reply(timeStampRequest(of, nonce)), {
        digest: of,
        nonce,
      })
      if (!taken.ok) throw new Error(taken.failure)
      return taken.value
    }

    it.each(digestAlgorithms)(
      'is taken for a digest of %s, and holds under the authority that issued it',
      async (alg) => {
        const of = digestOf(alg, 'receipt')
        const checked = checkTimeStamp(await stamp(of), of, trusted)
        expect(checked).toEqual({
          ok: true,
          value: { at: expect.any(String), serial: expect.any(String), authority: 'O=Test, CN=Test TSA' },
        })
        expect(checked.ok && Math.abs(Date.parse(checked.value.at) - Date.now())).toBeLessThan(60_000)
      },
    )

    it('is what `openssl ts -verify` accepts too', async () => {
      const folder = temporaryFolder()
      writeFileSync(join(folder.path, 'token'), await stamp(digestOf('sha-256', 'receipt')))
      writeFileSync(join(folder.path, 'data'), 'receipt')
      const args = [
        'ts',
        '-verify',
        '-token_in',
        '-in',
        'token',
        '-data',
        'data',
        '-CAfile',
        authority.caFile,
      ]
      expect(execFileSync('openssl', args, { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' })).toContain(
        'OK',
      )
      folder.remove()
    })

    it('is not one of another digest, nor under another authority', async () => {
      const of = digestOf('sha-256', 'receipt')
      const token = await stamp(of)
      const failure = (given: NamedDigest, authorities: readonly X509Certificate[]) =>
        checkTimeStamp(token, given, authorities)
      expect(failure(digestOf('sha-256', 'other'), trusted)).toEqual({ ok: false, failure: 'other-digest' })
      expect(failure({ ...of, alg: 'sm3' }, trusted)).toEqual({ ok: false, failure: 'other-digest' })
      expect(failure(of, [])).toEqual({ ok: false, failure: 'untrusted' })
      const stranger = await startTimeStampAuthority(key)
      expect(failure(of, [new X509Certificate(stranger.ca)])).toEqual({ ok: false, failure: 'untrusted' })
      await stranger.remove()
    })

    it('does not survive the change of any byte of it', async () => {
      const of = digestOf('sha-256', 'receipt')
      const token = await stamp(of)
      const sound = checkTimeStamp(token, of, trusted)
      for (let at = 0; at < token.length; at += 7) {
        const changed = Buffer.from(token)
        changed[at] = (changed[at] ?? 0) ^ 0x01
        const checked = checkTimeStamp(changed, of, trusted)
        // A certificate of the chain that is not needed may lie there in any state: what is said stays the same.
        if (checked.ok) expect(checked).toEqual(sound)
      }
    })

    it('is not taken from an answer to somebody else, a refusal, or what is no answer', async () => {
      const of = digestOf('sha-256', 'receipt')
      const nonce = randomBytes(8)
      const reply = await authority.reply(timeStampRequest(of, nonce))
      const failure = (bytes: Buffer, asked: { digest: NamedDigest; nonce: Buffer }) => {
        const taken = readTimeStampReply(bytes, asked)
        return taken.ok ? 'taken' : taken.failure
      }
      expect(failure(reply, { digest: of, nonce })).toBe('taken')
      expect(failure(reply, { digest: of, nonce: randomBytes(8) })).toBe('other-nonce')
      expect(failure(reply, { digest: digestOf('sha-256', 'other'), nonce })).toBe('other-digest')
      expect(failure(Buffer.from('300530030201023000'.slice(0, 14), 'hex'), { digest: of, nonce })).toBe(
        'refused',
      )
      expect(failure(Buffer.from('<html>'), { digest: of, nonce })).toBe('not-a-time-stamp')
    })
  },
)
