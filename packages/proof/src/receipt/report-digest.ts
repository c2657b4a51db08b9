import { type NamedDigest, namedDigest, parseNamedDigest } from '../crypto/digest.ts'

const unnamed = 'sha-256:'

/** Reads the digest of a report as it was stored; one without a name is of the time when there was only SHA-256. */
export const readReportDigest = (stored: string): NamedDigest | undefined =>
  parseNamedDigest(stored) ?? parseNamedDigest(`${unnamed}${stored}`)

/** The digest as answers and pages show it: SHA-256 goes without its name, everything else says what it is. */
export const shownReportDigest = (stored: string): string =>
  stored.startsWith(unnamed) ? stored.slice(unnamed.length) : stored

/** Whether a stored digest, by whichever algorithm it names, is that of this canonical text. */
export function isReportDigest(stored: string, canonical: string): boolean {
  const named = readReportDigest(stored)
  return named !== undefined && namedDigest(named.alg, canonical) === `${named.alg}:${named.hex}`
}
