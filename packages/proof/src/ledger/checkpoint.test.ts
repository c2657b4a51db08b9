import { describe, expect, it } from 'vitest'
import { signatureAlgorithms } from '../crypto/algorithms.ts'
import { publicKey, type Signer, signerFromSecret } from '../crypto/signing.ts'
import { type Checkpoint, openCheckpoint, signCheckpoint, splitCheckpoints } from './checkpoint.ts'
import { isSignedBy, parseNote } from './note.ts'
import { leafHash } from './tree.ts'

const checkpoint: Checkpoint = {
  origin: 'fengsui/0123456789abcdef',
  size: 1_234,
  root: leafHash('sha-256', 'root'),
  alg: 'sha-256',
  at: '2026-03-02T12:00:04+08:00',
}
const signer = (alg: (typeof signatureAlgorithms)[number], fill = 1): Signer =>
  signerFromSecret(alg, Buffer.alloc(64, fill))

describe('a signed note', () => {
  it('is read and checked as the example of the Go implementation', () => {
    const note = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
    const key = publicKey(
      'ed25519',
      Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1),
    )
    const parsed = parseNote(note)
    if (!key.ok || !parsed.ok) throw new Error('the example can be read')
    expect(isSignedBy(parsed.value, 'PeterNeumann', [key.value])).toBe(true)
    expect(isSignedBy(parsed.value, 'EnochRoot', [key.value])).toBe(false)
    expect(isSignedBy({ ...parsed.value, text: 'If\n' }, 'PeterNeumann', [key.value])).toBe(false)
  })
})

describe.each(signatureAlgorithms)('a checkpoint signed with %s', (alg) => {
  const note = signCheckpoint(checkpoint, signer(alg))

  it('is a text of origin, size and root, and opens with the key of the ledger', () => {
    expect(note.split('\n').slice(0, 3)).toEqual([
      checkpoint.origin,
      '1234',
      checkpoint.root.toString('base64'),
    ])
    expect(openCheckpoint(note, [signer(alg, 2).publicKey, signer(alg).publicKey])).toEqual({
      ok: true,
      value: checkpoint,
    })
  })

  it('is refused with another key, another size, another root or another time', () => {
    expect(openCheckpoint(note, [signer(alg, 2).publicKey])).toEqual({ ok: false, failure: 'not-signed' })
    for (const [from, to] of [
      ['\n1234\n', '\n1235\n'],
      [checkpoint.root.toString('base64'), leafHash('sha-256', 'other').toString('base64')],
      ['12:00:04', '12:00:05'],
      ['fengsui/0', 'fengsui/1'],
    ] as const)
      expect(openCheckpoint(note.replaceAll(from, to), [signer(alg).publicKey]).ok).toBe(false)
  })
})

describe('a text that is no checkpoint', () => {
  const note = signCheckpoint(checkpoint, signer('ed25519'))
  it.each([
    ['nothing', ''],
    ['no signature', note.slice(0, note.indexOf('—'))],
    ['a size that is no number', note.replace('\n1234\n', '\n-1\n')],
    ['a digest nobody knows', note.replace('digest sha-256', 'digest md5')],
    ['a line more', note.replace('\nat ', '\nmore\nat ')],
  ])('%s', (_, text) => {
    expect(openCheckpoint(text, [signer('ed25519').publicKey])).toEqual({
      ok: false,
      failure: 'not-a-checkpoint',
    })
  })
})

describe('a file of checkpoints', () => {
  it('is cut into single ones', () => {
    const notes = [1, 2, 3].map((size) => signCheckpoint({ ...checkpoint, size }, signer('ed25519')))
    expect(splitCheckpoints(notes.map((note) => `${note}\n`).join(''))).toEqual(notes)
    expect(splitCheckpoints('')).toEqual([])
  })
})
