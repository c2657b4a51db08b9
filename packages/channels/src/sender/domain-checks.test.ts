import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import { describe, expect, it } from 'vitest'
import { aMail } from '../email/mail.fixture.ts'
import { domainChecks } from './domain-checks.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const names: Readonly<Record<string, string>> = {
  's1._domainkey.unit.example': `v=DKIM1; k=rsa; p=${key}`,
  'unit.example': 'v=spf1 ip4:192.0.2.7 -all',
  '_dmarc.unit.example': 'v=DMARC1; p=reject',
}
const resolveName = async (name: string, kind: string): Promise<string[][]> => {
  const text = kind === 'TXT' ? names[name] : undefined
  if (text === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' })
  return [[text]]
}

const message = aMail({ subject: '报告', body: '首页被篡改' })
async function signed(): Promise<Buffer> {
  const key = {
    signingDomain: 'unit.example',
    selector: 's1',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const { signatures } = await dkimSign(message, { ...key, signatureData: [key] })
  return Buffer.concat([Buffer.from(signatures), message])
}
const checks = async (bytes: Buffer, evidence: Readonly<Record<string, string>>) =>
  (await domainChecks({ bytes, evidence }, resolveName)).map(({ of, result, about }) => [of, result, about])

const direct = { envelopeFrom: 'it@unit.example', address: '192.0.2.7', helo: 'mx.unit.example' }

describe('what is known of a sender', () => {
  it('whose mail is signed and comes from where it should', async () =>
    expect(await checks(await signed(), direct)).toEqual([
      ['dkim', 'pass', 'unit.example'],
      ['spf', 'pass', 'unit.example'],
      ['dmarc', 'pass', 'unit.example'],
    ]))

  it('whose mail was changed on the way', async () => {
    const bytes = Buffer.concat([await signed(), Buffer.from('PS\r\n')])
    expect((await checks(bytes, direct))[0]).toEqual(['dkim', 'neutral', 'unit.example'])
  })

  it('whose mail comes from elsewhere, unsigned', async () =>
    expect(await checks(message, { ...direct, address: '198.51.100.1' })).toEqual([
      ['dkim', 'none', undefined],
      ['spf', 'fail', 'unit.example'],
      ['dmarc', 'fail', 'unit.example'],
    ]))

  it('is not said to have failed where it is not known who handed the message over', async () =>
    expect(await checks(message, { mailbox: 'imap.desk.example/INBOX' })).toEqual([
      ['dkim', 'none', undefined],
    ]))

  it('whose names nobody answers for in time', async () => {
    const found = await domainChecks({ bytes: await signed(), evidence: direct }, async () => {
      throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' })
    })
    expect(found.map(({ of, result }) => [of, result])).toEqual([
      ['dkim', 'temperror'],
      ['spf', 'temperror'],
      ['dmarc', 'temperror'],
    ])
  })
})
