import { createCipheriv } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cipherAlgorithms, signatureAlgorithms, suites } from './algorithms.ts'
import { digest, mac, namedDigest, parseNamedDigest } from './digest.ts'
import { newKeyLine, parsePublicKeys, parseSecretKeys, publicKeyLine } from './key-file.ts'
import { seal, unseal } from './sealing.ts'
import { newPrivateKey, publicKey, type Signer, signerFrom, signerFromSecret } from './signing.ts'
import { signerDigest } from './sm2.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const signer = (alg: (typeof signatureAlgorithms)[number], pkcs8 = newPrivateKey(alg)): Signer => {
  const read = signerFrom(alg, pkcs8)
  if (!read.ok) throw new Error(read.failure)
  return read.value
}

describe('digests', () => {
  it.each([
    ['FIPS 180-4', 'sha-256', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['GB/T 32905 A.1', 'sm3', 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    [
      'GB/T 32905 A.2',
      'sm3',
      'abcd'.repeat(16),
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    ],
  ] as const)('%s', (_, alg, text, expected) => {
    expect(digest(alg, text).toString('hex')).toBe(expected)
  })

  it('are written with their algorithm and read back', () => {
    const named = namedDigest('sm3', 'abc')
    expect(parseNamedDigest(named)).toEqual({ alg: 'sm3', hex: digest('sm3', 'abc').toString('hex') })
    for (const bad of ['', 'abc', 'md5:00', 'sm3:00', `${named}:`, named.toUpperCase()])
      expect(parseNamedDigest(bad), bad).toBeUndefined()
  })

  it('with a key: RFC 4231 case 2, and for SM3 the construction of RFC 2104', () => {
    expect(mac('hmac-sha-256', Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    const padded = Buffer.concat([Buffer.from('key'), Buffer.alloc(61)])
    const xor = (byte: number): Buffer => padded.map((one) => one ^ byte) as Buffer
    const expected = digest('sm3', xor(0x5c), digest('sm3', xor(0x36), 'text'))
    expect(mac('hmac-sm3', Buffer.from('key'), 'text')).toEqual(expected)
  })
})

describe('signatures', () => {
  it('RFC 8032 7.1, test 3', () => {
    const seed = 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7'
    const { sign, publicKey: own } = signer('ed25519', hex(`302e020100300506032b657004220420${seed}`))
    expect(own.raw.toString('hex')).toBe('fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025')
    expect(sign(hex('af82')).toString('hex')).toBe(
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    )
  })

  describe('GB/T 32918.5, annex A', () => {
    const point = hex(
      '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
        'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    )
    const signature = hex(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
        'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    )

    it('the digest of the signer', () => {
      expect(signerDigest(point).toString('hex')).toBe(
        'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
      )
    })

    it('its signature is accepted, and any other message or signature is not', () => {
      const key = publicKey('sm2-sm3', point)
      if (!key.ok) throw new Error('the point of the standard is on the curve')
      const message = Buffer.from('message digest')
      expect(key.value.verify(message, signature)).toBe(true)
      expect(key.value.verify(Buffer.from('message digesT'), signature)).toBe(false)
      expect(key.value.verify(message, Buffer.concat([signature.subarray(32), signature]))).toBe(false)
      expect(key.value.verify(message, Buffer.alloc(64))).toBe(false)
    })

    it('its private key signs what its public key accepts', () => {
      const scalar = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
      const head = '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420'
      const own = signer(
        'sm2-sm3',
        hex(`${head}${scalar}a144034200 04${point.toString('hex')}`.replace(' ', '')),
      )
      expect(own.publicKey.raw).toEqual(point)
      expect(own.publicKey.verify(Buffer.from('烽燧'), own.sign(Buffer.from('烽燧')))).toBe(true)
    })
  })

  it.each(signatureAlgorithms)('%s: 64 bytes; every other bit of message or signature is refused', (alg) => {
    const { sign, publicKey: own } = signer(alg)
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(511), fc.nat(), (message, bit, place) => {
        const signature = sign(message)
        expect(signature).toHaveLength(64)
        expect(own.verify(message, signature)).toBe(true)
        const otherSignature = Buffer.from(signature)
        otherSignature.writeUInt8(otherSignature.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(own.verify(message, otherSignature)).toBe(false)
        const other = message.map((byte, index) => (index === place % message.length ? byte ^ 1 : byte))
        expect(own.verify(other, signature)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  it.each(signatureAlgorithms)('%s: a key that is none is refused', (alg) => {
    expect(publicKey(alg, Buffer.alloc(7)).ok).toBe(false)
    expect(signerFrom(alg, Buffer.from('none')).ok).toBe(false)
    const other = alg === 'ed25519' ? 'sm2-sm3' : 'ed25519'
    expect(signerFrom(alg, newPrivateKey(other)).ok).toBe(false)
  })

  it.each(signatureAlgorithms)(
    '%s: a secret always gives the same key, and another secret another',
    (alg) => {
      const id = (secret: Buffer): string => signerFromSecret(alg, secret).publicKey.id
      expect(id(Buffer.alloc(64, 1))).toBe(id(Buffer.alloc(64, 1)))
      expect(id(Buffer.alloc(64, 1))).not.toBe(id(Buffer.alloc(64, 2)))
      const { sign, publicKey: own } = signerFromSecret(alg, Buffer.alloc(64, 0xff))
      expect(own.verify(Buffer.from('text'), sign(Buffer.from('text')))).toBe(true)
    },
  )

  it('a point beside the SM2 curve is refused', () => {
    expect(publicKey('sm2-sm3', Buffer.alloc(64, 1)).ok).toBe(false)
  })
})

describe('sealing', () => {
  it('opens the box of NIST GCM test case 14', () => {
    const box = hex(`${'0'.repeat(24)}cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919`)
    const opened = unseal('aes-256-gcm', Buffer.alloc(32), box)
    expect(opened).toEqual({ ok: true, value: Buffer.alloc(16) })
  })

  it('GB/T 32907 A.1, and the counter-mode example of draft-ribose-cfrg-sm4', () => {
    const key = hex('0123456789abcdeffedcba9876543210')
    expect(createCipheriv('sm4-ecb', key, null).update(key).toString('hex')).toBe(
      '681edf34d206965e86b3e94f536e4246',
    )
    const plain = hex(['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b'].map((digit) => digit.repeat(16)).join(''))
    const counter = createCipheriv('sm4-ctr', key, hex('000102030405060708090a0b0c0d0e0f'))
    expect(counter.update(plain).toString('hex')).toBe(
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7' +
        'f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
    )
  })

  it.each(cipherAlgorithms)('%s: what is sealed opens, and any changed byte or other key does not', (alg) => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (plain, place) => {
        const key = Buffer.alloc(32, 7)
        const box = seal(alg, key, plain)
        expect(unseal(alg, key, box)).toEqual({ ok: true, value: Buffer.from(plain) })
        expect(unseal(alg, Buffer.alloc(32, 8), box).ok).toBe(false)
        const at = place % box.length
        box.writeUInt8(box.readUInt8(at) ^ 0x80, at)
        expect(unseal(alg, key, box).ok).toBe(false)
        expect(unseal(alg, key, box.subarray(0, place % 28)).ok).toBe(false)
      }),
    )
  })

  it.each(cipherAlgorithms)('%s: the same text never gives the same box', (alg) => {
    const key = Buffer.alloc(32)
    expect(seal(alg, key, Buffer.from('same'))).not.toEqual(seal(alg, key, Buffer.from('same')))
  })
})

describe('key files', () => {
  it('hold keys of both sets, in order, and their public half can be handed out', () => {
    const since = '2026-03-02T09:00:00+08:00'
    const text = `# keys\n${newKeyLine('cn-210000', suites.sm.signature, since)}\n${newKeyLine('ledger', 'ed25519', since)}${newKeyLine('contacts', 'hmac-sm3', since)}`
    const keys = parseSecretKeys(text)
    if (!keys.ok) throw new Error(keys.failure.fault)
    const { signers, macKeys } = keys.value
    expect(macKeys.map(({ owner, key }) => [owner, key.alg])).toEqual([['contacts', 'hmac-sm3']])
    expect(signers.map(({ owner, key }) => [owner, key.publicKey.alg])).toEqual([
      ['cn-210000', 'sm2-sm3'],
      ['ledger', 'ed25519'],
    ])
    const shown = signers.map((one) => publicKeyLine({ ...one, key: one.key.publicKey })).join('')
    const read = parsePublicKeys(shown)
    if (!read.ok) throw new Error(read.failure.fault)
    expect(read.value.map(({ key }) => key.id)).toEqual(signers.map(({ key }) => key.publicKey.id))
  })

  it.each([
    ['ledger ed25519 now', 'not-four-words'],
    ['ledger rsa now AAAA', 'unknown-algorithm'],
    ['ledger ed25519 now AAAA', 'bad-key'],
    ['contacts hmac-sm3 now AAAA', 'bad-key'],
  ])('name the line that cannot be read: %s', (line, fault) => {
    expect(parseSecretKeys(`# remark\n${line}\n`)).toEqual({ ok: false, failure: { line: 2, fault } })
  })
})
