import { canonicalJson, fail, type Outcome, parseInstant, parseReceiptNumber, succeed } from '@fengsui/core'
import { isOneOf, type SignatureAlgorithm, signatureAlgorithms } from '../crypto/algorithms.ts'
import { parseNamedDigest } from '../crypto/digest.ts'
import { publicKey, type Signer } from '../crypto/signing.ts'

const receiptType = 'fengsui-receipt/1'

/** What a desk states when it has received something. No content, no personal data: whoever holds it may show it. */
export interface ReceiptStatement {
  readonly number: string
  /** By the desk's clock, RFC 3339. */
  readonly receivedAt: string
  /** Of what was submitted, with its algorithm. */
  readonly digest: string
  readonly desk: { readonly id: string; readonly name: string }
  readonly channel: string
  readonly kind: string
}

/** A statement with the signature of the desk that made it. */
export interface SignedReceipt extends ReceiptStatement {
  /** Tells these bytes from everything else the same key may ever sign. */
  readonly type: typeof receiptType
  readonly signed: {
    readonly alg: SignatureAlgorithm
    /** Id of the key: what people compare with the one the desk publishes. */
    readonly key: string
    readonly publicKey: string
    readonly signature: string
  }
}

/** Signs a receipt. */
export function signReceipt(statement: ReceiptStatement, { publicKey: own, sign }: Signer): SignedReceipt {
  const { number, receivedAt, digest, desk, channel, kind } = statement
  const stated = {
    type: receiptType,
    number,
    receivedAt,
    digest,
    desk: { id: desk.id, name: desk.name },
    channel,
    kind,
  } as const
  const signed = {
    alg: own.alg,
    key: own.id,
    publicKey: own.raw.toString('base64'),
    signature: sign(signedBytes(stated)).toString('base64'),
  }
  return { ...stated, signed }
}

const signedBytes = (stated: Omit<SignedReceipt, 'signed'>): Buffer => Buffer.from(canonicalJson(stated))

/** Why a text is not a receipt of this program: the first member that is not as it should be. */
export type ReceiptFault = { readonly member: string }

const statementMembers = ['number', 'receivedAt', 'digest', 'channel', 'kind'] as const

/** Reads a signed receipt; says nothing yet about its signature. Unknown members are refused: nobody signed them. */
export function readReceipt(json: unknown): Outcome<SignedReceipt, ReceiptFault> {
  const receipt = membersOf(json)
  const desk = membersOf(receipt['desk'])
  const signed = membersOf(receipt['signed'])
  const faulty =
    unexpected(receipt, '', ['type', 'desk', 'signed', ...statementMembers]) ??
    unexpected(desk, 'desk.', ['id', 'name']) ??
    unexpected(signed, 'signed.', ['alg', 'key', 'publicKey', 'signature']) ??
    wrongValue({ receipt, signed })
  return faulty === undefined ? succeed(json as SignedReceipt) : fail({ member: faulty })
}

type Members = Readonly<Record<string, unknown>>

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}

/** The first member that is missing, no text, or not known; `desk` and `signed` are looked into on their own. */
function unexpected(given: Members, prefix: string, names: readonly string[]): string | undefined {
  const isGood = (name: string): boolean =>
    typeof given[name] === 'string' || (prefix === '' && (name === 'desk' || name === 'signed'))
  const wrong =
    names.find((name) => !isGood(name)) ?? Object.keys(given).find((name) => !names.includes(name))
  return wrong === undefined ? undefined : `${prefix}${wrong}`
}

function wrongValue({
  receipt,
  signed,
}: {
  readonly receipt: Members
  readonly signed: Members
}): string | undefined {
  const checks: readonly (readonly [string, boolean])[] = [
    ['type', receipt['type'] === receiptType],
    ['number', parseReceiptNumber(String(receipt['number'])) === receipt['number']],
    ['receivedAt', parseInstant(String(receipt['receivedAt'])) !== undefined],
    ['digest', parseNamedDigest(String(receipt['digest'])) !== undefined],
    ['signed.alg', isOneOf(signatureAlgorithms, signed['alg'])],
  ]
  return checks.find(([, good]) => !good)?.[0]
}

/** True when the key a receipt carries signed it. Whether that key is the desk's is another question. */
export function holdsSignature({ signed, ...stated }: SignedReceipt): boolean {
  const key = publicKey(signed.alg, Buffer.from(signed.publicKey, 'base64'))
  if (!key.ok || key.value.id !== signed.key) return false
  return key.value.verify(signedBytes(stated), Buffer.from(signed.signature, 'base64'))
}
