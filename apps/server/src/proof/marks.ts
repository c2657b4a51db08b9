import { isOneOf, type MacAlgorithm, mac, macAlgorithms, macMatches } from '@fengsui/proof'
import type { Mark } from '@fengsui/store'
import type { Secrets } from '../secrets.ts'

const keyOf = (secrets: Secrets): Buffer => secrets.derive('mark of an event')

/** Marks the hash of an event with the server's key: who has only the database can neither add nor alter one. */
export function markWith(secrets: Secrets, alg: MacAlgorithm): Mark {
  const key = keyOf(secrets)
  return (hash) => `${alg}:${mac(alg, key, hash).toString('hex')}`
}

/** True for a mark that a server of this deployment made for this hash, in either set of algorithms. */
export function markChecker(secrets: Secrets): (hash: string, mark: string | undefined) => boolean {
  const key = keyOf(secrets)
  return (hash, given = '') => {
    const [alg, hex = ''] = given.split(':')
    return isOneOf(macAlgorithms, alg) && macMatches(mac(alg, key, hash), Buffer.from(hex, 'hex'))
  }
}
