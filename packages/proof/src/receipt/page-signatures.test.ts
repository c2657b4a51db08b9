import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digest } from '../crypto/digest.ts'
import { newPrivateKey, signerFrom } from '../crypto/signing.ts'

type Verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>
interface PageScript {
  readonly sm3: (message: Uint8Array) => Uint8Array
  readonly verify: Readonly<Record<'ed25519' | 'sm2-sm3', Verify>>
}

const source = readFileSync(new URL('../../page/signatures.js', import.meta.url), 'utf8')
const page = runInNewContext(`${source}; ({ sm3, verify: signatureChecks })`, {
  crypto: globalThis.crypto,
  Uint8Array,
  DataView,
  ArrayBuffer,
}) as PageScript

describe('the page that checks receipts without a server', () => {
  it('has an SM3 of its own that agrees at every length around its blocks', () => {
    for (let length = 0; length <= 130; length++) {
      const message = Buffer.alloc(length, length)
      expect(Buffer.from(page.sm3(message))).toEqual(digest('sm3', message))
    }
  })

  it.each(['ed25519', 'sm2-sm3'] as const)(
    'agrees with this program on %s signatures, good and bad',
    async (alg) => {
      const signer = signerFrom(alg, newPrivateKey(alg))
      if (!signer.ok) throw new Error(signer.failure)
      const { publicKey, sign } = signer.value
      const key = Uint8Array.from(publicKey.raw)
      const verify = page.verify[alg]
      await fc.assert(
        fc.asyncProperty(fc.uint8Array(), fc.nat(511), async (message, bit) => {
          const signature = Uint8Array.from(sign(message))
          expect(await verify(key, message, signature)).toBe(true)
          expect(await verify(key, Uint8Array.from([...message, 0]), signature)).toBe(false)
          signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          expect(await verify(key, message, signature)).toBe(publicKey.verify(message, signature))
        }),
        { numRuns: 12 },
      )
    },
  )

  it('knows the signature of GB/T 32918.5', async () => {
    const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
    const key = hex(
      '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    )
    const signature = hex(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    )
    expect(await page.verify['sm2-sm3'](key, Buffer.from('message digest'), signature)).toBe(true)
  })
})
