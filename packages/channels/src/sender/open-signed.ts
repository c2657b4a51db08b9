import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runOpenssl } from './run-openssl.ts'
import type { SenderCheck } from './sender-check.ts'

/** A signed message: what was found about its signature, and what was signed where that is packed into it. */
export interface OpenedSignature {
  readonly check: SenderCheck
  /** The message inside a signature of one piece (`smime.p7m`). */
  readonly content?: Buffer
}

const headLength = 64 * 1024

/** Verifies an S/MIME signature with the openssl program; nothing where there is none, or where the program is missing. */
export async function openSigned(
  raw: Uint8Array,
  authorities?: string,
): Promise<OpenedSignature | undefined> {
  const kind = signatureOf(raw)
  if (kind === undefined) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'fengsui-signature-'))
  try {
    return await verify(raw, { kind, authorities, signer: join(folder, 'signer.pem') })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Verifying {
  readonly kind: 'detached' | 'packed'
  readonly authorities: string | undefined
  /** Where the certificate of the signer is put. */
  readonly signer: string
}

async function verify(
  raw: Uint8Array,
  { kind, authorities, signer }: Verifying,
): Promise<OpenedSignature | undefined> {
  const trusted = authorities === undefined ? [] : ['-CAfile', authorities]
  const ways = [
    { result: 'valid', options: ['-purpose', 'any', ...trusted] },
    // Whether the words are those that were signed does not depend on who vouches for the signer.
    { result: 'issuer-unknown', options: ['-noverify'] },
  ]
  for (const { result, options } of ways) {
    const ran = await runOpenssl(['cms', '-verify', '-inform', 'SMIME', '-signer', signer, ...options], raw)
    if (ran === undefined) return undefined
    if (ran.code !== 0) continue
    const about = await holderOf(signer)
    const check: SenderCheck = { of: 'smime', result, ...(about === undefined ? {} : { about }) }
    return kind === 'packed' ? { check, content: ran.output } : { check }
  }
  return { check: { of: 'smime', result: 'broken' } }
}

/** Whether the head says that the message is signed, and how. */
function signatureOf(raw: Uint8Array): Verifying['kind'] | undefined {
  const head =
    Buffer.from(raw.subarray(0, headLength))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? ''
  const type = /^content-type:\s*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(head)?.[1]?.toLowerCase() ?? ''
  if (/^multipart\/signed/.test(type) && /pkcs7-signature/.test(type)) return 'detached'
  if (!/^application\/(?:x-)?pkcs7-mime/.test(type)) return undefined
  return /smime-type\s*=\s*"?signed-data/.test(type) ? 'packed' : undefined
}

async function holderOf(file: string): Promise<string | undefined> {
  try {
    const certificate = new X509Certificate(await readFile(file))
    const name = /^CN=(.*)$/m.exec(certificate.subject)?.[1]
    const address = /email:([^,\s]+)/.exec(certificate.subjectAltName ?? '')?.[1]
    return [name, address].filter((one) => one !== undefined).join(' ') || undefined
  } catch {
    return undefined
  }
}
