/** Country code of China before a number, however it is written. */
const country = /^(?:\+|00)86|^86(?=1\d{10}$)/
const fewestDigits = 5

/**
 * The telephone numbers and addresses in what somebody wrote, each in the one form that equal ones share: `phone:…`
 * with digits only and no country code of China, `email:…` in lower case.
 */
export function contactNames(text: string): readonly string[] {
  const parts = text.normalize('NFKC').split(/[/,;、|\n]|或/)
  return [...new Set(parts.map(nameOf).filter((name) => name !== undefined))]
}

function nameOf(part: string): string | undefined {
  const email = /[^\s<>"'():]+@[^\s<>"'():]+/.exec(part)?.[0]
  if (email !== undefined) return `email:${email.toLowerCase()}`
  const digits = part
    .replace(/[^\d+]/g, '')
    .replace(country, '')
    .replace(/\D/g, '')
  return digits.length < fewestDigits ? undefined : `phone:${digits}`
}
