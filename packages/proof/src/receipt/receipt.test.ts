import { describe, expect, it } from 'vitest'
import { signatureAlgorithms } from '../crypto/algorithms.ts'
import { namedDigest } from '../crypto/digest.ts'
import { newKeyLine, parseSecretKeys } from '../crypto/key-file.ts'
import type { Signer } from '../crypto/signing.ts'
import { checkReceipt } from './check-receipt.ts'
import { type ReceiptStatement, readReceipt, signReceipt } from './receipt.ts'

const since = '2026-03-01T00:00:00+08:00'
const statement: ReceiptStatement = {
  number: '2631415926535887',
  receivedAt: '2026-03-02T12:00:04+08:00',
  digest: namedDigest('sha-256', 'report'),
  desk: { id: 'cn-210000', name: '辽宁省互联网信息办公室' },
  channel: 'website',
  kind: 'initial',
}

function signerOf(alg: (typeof signatureAlgorithms)[number]): Signer {
  const keys = parseSecretKeys(newKeyLine('cn-210000', alg, since))
  const [own] = keys.ok ? keys.value.signers : []
  if (own === undefined) throw new Error('no key')
  return own.key
}

describe.each(signatureAlgorithms)('a receipt signed with %s', (alg) => {
  const signer = signerOf(alg)
  const receipt = signReceipt(statement, signer)
  const known = [{ owner: 'cn-210000', since, key: signer.publicKey }]

  it('names its algorithm, survives being written and read, and is valid under the key of its desk', () => {
    const read = readReceipt(JSON.parse(JSON.stringify(receipt)))
    expect(read).toEqual({ ok: true, value: receipt })
    expect(receipt.signed.alg).toBe(alg)
    expect(checkReceipt(receipt, known)).toBe('valid')
  })

  it('is not called valid while nobody compared the key', () => {
    expect(checkReceipt(receipt)).toBe('valid-key-unconfirmed')
  })

  it.each([
    ['number', { number: '2631415926535898' }],
    ['time', { receivedAt: '2026-03-02T12:00:03+08:00' }],
    ['digest', { digest: namedDigest('sha-256', 'Report') }],
    ['desk', { desk: { ...statement.desk, name: '吉林省互联网信息办公室' } }],
    ['channel', { channel: 'fax' }],
    ['kind', { kind: 'summary' }],
  ])('is altered by another %s', (_, change) => {
    expect(checkReceipt({ ...receipt, ...change }, known)).toBe('altered')
  })

  it('is altered by any other signature, key or key id', () => {
    const other = signReceipt(statement, signerOf(alg)).signed
    for (const change of [
      { signature: other.signature },
      { publicKey: other.publicKey },
      { key: other.key },
      { signature: '' },
      { publicKey: 'AAAA' },
    ])
      expect(checkReceipt({ ...receipt, signed: { ...receipt.signed, ...change } }, known)).toBe('altered')
  })

  it('is foreign when somebody else signed it, or another desk', () => {
    expect(checkReceipt(signReceipt(statement, signerOf(alg)), known)).toBe('foreign-key')
    expect(checkReceipt(receipt, [{ owner: 'cn-cac', since, key: signer.publicKey }])).toBe('foreign-key')
    expect(checkReceipt(receipt, [])).toBe('foreign-key')
  })
})

describe('a text that is no receipt', () => {
  const receipt = signReceipt(statement, signerOf('ed25519'))

  it.each([
    ['nothing', null, 'type'],
    ['a list', [], 'type'],
    ['another type', { ...receipt, type: 'fengsui-receipt/2' }, 'type'],
    ['a number with a wrong check digit', { ...receipt, number: '2631415926535890' }, 'number'],
    ['a number as people write it', { ...receipt, number: '2631 4159 2653 5887' }, 'number'],
    ['a time without offset', { ...receipt, receivedAt: '2026-03-02T12:00:04' }, 'receivedAt'],
    ['a digest without algorithm', { ...receipt, digest: 'ab'.repeat(32) }, 'digest'],
    ['no desk', { ...receipt, desk: undefined }, 'desk.id'],
    ['a member nobody signed', { ...receipt, remark: 'on time' }, 'remark'],
    [
      'a member of the desk nobody signed',
      { ...receipt, desk: { ...statement.desk, place: '沈阳' } },
      'desk.place',
    ],
    ['an unknown algorithm', { ...receipt, signed: { ...receipt.signed, alg: 'rsa' } }, 'signed.alg'],
  ])('%s', (_, json, member) => {
    expect(readReceipt(json)).toEqual({ ok: false, failure: { member } })
  })
})
