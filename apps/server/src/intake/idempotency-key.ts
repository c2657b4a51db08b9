/** Whether a text can be an idempotency key: 1 to 128 visible ASCII characters. */
export const isIdempotencyKey = (text: string): boolean => /^[\x21-\x7e]{1,128}$/.test(text)
