import type { InputError, Problem } from '@fengsui/core'

/** Every problem this server answers with: status and title; `type` is `/problems/<code>`. */
export const problems = {
  'missing-idempotency-key': {
    status: 400,
    title: 'The Idempotency-Key header is missing or not 1 to 128 visible ASCII characters.',
  },
  'bad-syntax': { status: 400, title: 'The body is not JSON.' },
  'bad-encoding': { status: 400, title: 'The body is not UTF-8.' },
  'not-signed-in': { status: 401, title: 'Sign in first.' },
  forbidden: { status: 403, title: 'This is not yours to see or do.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method.' },
  conflict: { status: 409, title: 'Someone changed this meanwhile. Load it again.' },
  'too-large': { status: 413, title: 'The body is larger than 1 MiB.' },
  'wrong-media-type': { status: 415, title: 'Send application/json in UTF-8.' },
  'bad-input': { status: 422, title: 'Some fields cannot be taken as they are.' },
  'key-reused': { status: 422, title: 'This Idempotency-Key was used with another body.' },
  'state-secret': {
    status: 422,
    title:
      'This may concern state secrets: nothing was stored. Use the secrecy channel of your organisation.',
  },
  'too-many-tries': { status: 429, title: 'Too many tries. Wait a few minutes.' },
  failed: { status: 500, title: 'Something went wrong here. What you sent was not taken.' },
  unavailable: { status: 503, title: 'The report could not be stored. Try again, or call 12387.' },
} as const

export type ProblemCode = keyof typeof problems

/** Makes the RFC 9457 problem of a code. */
export function problemOf(code: ProblemCode, errors: readonly InputError[] = []): Problem {
  const { status, title } = problems[code]
  return { type: `/problems/${code}`, title, status, errors }
}

/** Answers with a problem. */
export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  })
