/**
 * A receipt number: 2-digit year, 12 digits, 2 check digits (ISO 7064 MOD 97-10).
 * Digits only, because people type it on telephones.
 */
export function receiptNumber(year: number, body: string): string {
  const stem = `${String(year % 100).padStart(2, '0')}${body}`
  return stem + String(98 - mod97(`${stem}00`)).padStart(2, '0')
}

/** Reads a number as people write it (groups, spaces, hyphens, full-width digits); undefined if it fails its check. */
export function parseReceiptNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{16}$/.test(plain) && mod97(plain) === 1 ? plain : undefined
}

/** Shows a number in groups of four. */
export const formatReceiptNumber = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ')

/** Remainder of a decimal number too long for a float. */
function mod97(decimal: string): number {
  let rest = 0
  for (const digit of decimal) rest = (rest * 10 + Number(digit)) % 97
  return rest
}
