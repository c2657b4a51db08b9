import type { Language, ScanResult } from '@fengsui/core'
import { fill, wordsIn } from '../words/words.ts'

const kibibyte = 1024

/** A size as people read it: 812 B, 1.5 KiB, 30 MiB. */
export function fileSize(bytes: number): string {
  if (bytes < kibibyte) return `${bytes} B`
  const kibibytes = bytes / kibibyte
  const [value, unit] = kibibytes < kibibyte ? [kibibytes, 'KiB'] : [kibibytes / kibibyte, 'MiB']
  return `${Number(value.toFixed(1))} ${unit}`
}

/** The beginning of a digest, enough to tell items of a case apart. */
export const shortDigest = (digest: string): string => digest.slice(digest.indexOf(':') + 1).slice(0, 12)

/** What a scanner said, in words. */
export function scanText(result: ScanResult | undefined, language: Language): string {
  const { evidence } = wordsIn(language)
  switch (result?.state) {
    case undefined:
      return evidence.notScanned
    case 'clean':
      return evidence.clean
    case 'found':
      return fill(evidence.found, { name: result.name })
    case 'not-scanned':
      return evidence.tooLarge
  }
}
