import { authenticate } from 'mailauth'
import type { RawMessage } from '../channel.ts'
import type { ResolveName, SenderCheck } from './sender-check.ts'

const longestMs = 6_000

/**
 * DKIM, SPF and DMARC of a message. SPF asks about the address that handed it over, so it is left out where that is
 * not known; and DMARC is then only told when it passes, since it might have passed by SPF.
 */
export async function domainChecks(
  { bytes, evidence }: RawMessage,
  resolveName: ResolveName,
): Promise<readonly SenderCheck[]> {
  const address = evidence['address']
  const options = {
    resolver: resolveName as never,
    mta: 'localhost',
    sender: evidence['envelopeFrom'] ?? '',
    disableArc: true,
    disableBimi: true,
    ...(address === undefined ? {} : { ip: address, helo: evidence['helo'] ?? address }),
  }
  const found = await inTime(authenticate(Buffer.from(bytes), options))
  if (found === undefined) return [{ of: 'dkim', result: 'temperror' }]
  const { dkim, spf, dmarc } = found
  const signatures = dkim.results.map(({ status, signingDomain }) =>
    check('dkim', status.result, signingDomain),
  )
  const dmarcResult = dmarc === false || dmarc === undefined ? 'none' : dmarc.status.result
  return [
    ...signatures,
    ...(address === undefined || spf === false || spf === undefined
      ? []
      : [check('spf', spf.status.result, spf.domain)]),
    ...(address !== undefined || dmarcResult === 'pass'
      ? [check('dmarc', dmarcResult, dmarc ? dmarc.domain : undefined)]
      : []),
  ]
}

const check = (of: SenderCheck['of'], result: string, about: string | undefined): SenderCheck => ({
  of,
  result,
  ...(about === undefined || about === '' ? {} : { about }),
})

/** Names that nobody answers for hold no report up. */
async function inTime<Value>(work: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestMs)
  })
  try {
    return await Promise.race([work.catch(() => undefined), late])
  } finally {
    clearTimeout(timer)
  }
}
