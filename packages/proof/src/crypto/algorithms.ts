/** Every algorithm this program can name. An id is stored beside whatever it made, and never changes its meaning. */
export const digestAlgorithms = ['sha-256', 'sm3'] as const
export type DigestAlgorithm = (typeof digestAlgorithms)[number]

export const macAlgorithms = ['hmac-sha-256', 'hmac-sm3'] as const
export type MacAlgorithm = (typeof macAlgorithms)[number]

export const signatureAlgorithms = ['ed25519', 'sm2-sm3'] as const
export type SignatureAlgorithm = (typeof signatureAlgorithms)[number]

export const cipherAlgorithms = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const
export type CipherAlgorithm = (typeof cipherAlgorithms)[number]

/** What a deployment makes new things with. What exists is always read by the ids stored in it. */
export interface CryptoSuite {
  readonly digest: DigestAlgorithm
  readonly mac: MacAlgorithm
  readonly signature: SignatureAlgorithm
  readonly cipher: CipherAlgorithm
}

export const suiteNames = ['international', 'sm'] as const
export type SuiteName = (typeof suiteNames)[number]

/** The set used everywhere, and the set that Chinese commercial cryptography assessments ask for. */
export const suites: Readonly<Record<SuiteName, CryptoSuite>> = {
  international: {
    digest: 'sha-256',
    mac: 'hmac-sha-256',
    signature: 'ed25519',
    cipher: 'aes-256-gcm',
  },
  sm: { digest: 'sm3', mac: 'hmac-sm3', signature: 'sm2-sm3', cipher: 'sm4-ctr-hmac-sm3' },
}

/** True for a text that names one of the listed algorithms. */
export const isOneOf = <Name extends string>(names: readonly Name[], text: unknown): text is Name =>
  names.some((name) => name === text)
