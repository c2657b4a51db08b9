import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newKeyLine, parsePublicKeys, publicKeyLine, suites } from '@fengsui/proof'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { openSecrets } from '../secrets.ts'
import { openSigningKeys, readAddedKeys, type SigningKeys } from './signing-keys.ts'

const since = '2026-03-01T00:00:00+08:00'
let folder: TemporaryFolder

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const keys = (added = '', suite = suites.international): SigningKeys =>
  openSigningKeys({
    secrets: openSecrets(folder.path),
    suite,
    since,
    added: readAddedKeys(folder.path, added).signers,
  })

describe('the signing keys of a deployment', () => {
  it('are the same on every start, and different for every owner', () => {
    expect(keys().signer('cn-210000').publicKey.id).toBe(keys().signer('cn-210000').publicKey.id)
    expect(keys().signer('cn-210000').publicKey.id).not.toBe(keys().signer('cn-cac').publicKey.id)
  })

  it('are SM2 keys where that set is configured', () => {
    expect(keys('', suites.sm).signer('ledger').publicKey.alg).toBe('sm2-sm3')
  })

  it('rotate by adding a line; what the earlier key signed stays verifiable', () => {
    const old = keys().signer('cn-210000')
    const rotated = keys(newKeyLine('cn-210000', 'ed25519', since) + newKeyLine('cn-cac', 'ed25519', since))
    const current = rotated.signer('cn-210000').publicKey
    expect(current.id).not.toBe(old.publicKey.id)
    const published = parsePublicKeys(rotated.publicKeys('cn-210000').map(publicKeyLine).join(''))
    if (!published.ok) throw new Error(published.failure.fault)
    const ids = published.value.map(({ key }) => key.id)
    expect(ids).toEqual([old.publicKey.id, keys('', suites.sm).signer('cn-210000').publicKey.id, current.id])
    const message = Buffer.from('receipt')
    expect(published.value[0]?.key.verify(message, old.sign(message))).toBe(true)
  })

  it('that were added come from the environment, else from a file only its owner may read', () => {
    const owners = (fromEnvironment?: string) =>
      readAddedKeys(folder.path, fromEnvironment).signers.map(({ owner }) => owner)
    expect(owners()).toEqual([])
    const path = join(folder.path, 'signing.keys')
    writeFileSync(path, newKeyLine('in-the-file', 'ed25519', since), { mode: 0o600 })
    expect(owners()).toEqual(['in-the-file'])
    expect(owners(newKeyLine('in-the-environment', 'ed25519', since))).toEqual(['in-the-environment'])
    chmodSync(path, 0o640)
    expect(() => readAddedKeys(folder.path, undefined)).toThrow(/chmod 600/)
  })

  it('that cannot be read are named by their line', () => {
    expect(() => keys('# remark\ncn-cac ed25519 now AAAA\n')).toThrow('signing keys, line 2: bad-key')
  })
})
