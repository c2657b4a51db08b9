import type { FindRecipient } from '@fengsui/core'
import { type Authority, nationalAuthorities, provincialAuthorities } from './authorities.ts'
import { resolve } from './resolve.ts'

/**
 * Finds the authority that a party is, for a place as people write it. Where the place leaves any doubt there is no
 * recipient and a person decides: a wrong desk costs hours that the law does not give back.
 */
export const findAuthority: FindRecipient = (party, { place }) => {
  const national = nationalAuthorities.get(party)
  if (national !== undefined) return { recipient: nameOf(national), needsHuman: false }
  if (party !== 'provincial-cyberspace-administration' || typeof place !== 'string') return nobody
  const { provinceCode, route, needsHuman } = resolve(place)
  const authority = route === undefined ? undefined : provincialAuthorities.get(provinceCode ?? '')
  return authority === undefined ? nobody : { recipient: nameOf(authority), needsHuman }
}

const nobody = { recipient: null, needsHuman: true } as const

const nameOf = ({ id, zh, en }: Authority): { id: string; zh: string; en: string } => ({ id, zh, en })
