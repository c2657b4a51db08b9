import type { InputError, Problem } from '@fengsui/core'

/** Every problem this server answers with: status, and a title in both languages; `type` is `/problems/<code>`. */
export const problems = {
  'missing-idempotency-key': {
    status: 400,
    title:
      '缺少 Idempotency-Key 请求头，或不是1至128个可见ASCII字符。The Idempotency-Key header is missing or not 1 to 128 visible ASCII characters.',
  },
  'bad-syntax': { status: 400, title: '请求体不是JSON。The body is not JSON.' },
  'bad-encoding': { status: 400, title: '请求体不是UTF-8。The body is not UTF-8.' },
  'not-signed-in': { status: 401, title: '请先登录。Sign in first.' },
  forbidden: { status: 403, title: '您不能查看或办理这一项。This is not yours to see or do.' },
  'not-found': { status: 404, title: '这里没有内容。There is nothing here.' },
  'method-not-allowed': {
    status: 405,
    title: '这个地址不接受该方法。This address does not take that method.',
  },
  'too-slow': {
    status: 408,
    title: '内容没有在一分钟内传完，请再试。The body did not arrive within a minute. Try again.',
  },
  conflict: { status: 409, title: '别人刚改过，请重新载入。Someone changed this meanwhile. Load it again.' },
  'too-large': { status: 413, title: '请求体超过1 MiB。The body is larger than 1 MiB.' },
  'wrong-media-type': {
    status: 415,
    title: '请以UTF-8发送 application/json。Send application/json in UTF-8.',
  },
  'evidence-refused': {
    status: 503,
    title:
      '附件现在存不下来：可先不带附件提交，以后再补。Files cannot be stored at the moment: send the report without them, and add them later.',
  },
  'bad-input': {
    status: 422,
    title: '有些内容不能接受，请看逐项说明。Some fields cannot be taken as they are.',
  },
  'key-reused': {
    status: 422,
    title: '这个 Idempotency-Key 已用于另一份内容。This Idempotency-Key was used with another body.',
  },
  'state-secret': {
    status: 422,
    title:
      '可能涉及国家秘密：没有保存任何内容，请改走本单位的保密渠道。This may concern state secrets: nothing was stored. Use the secrecy channel of your organisation.',
  },
  'too-many-tries': { status: 429, title: '尝试太多，请几分钟后再试。Too many tries. Wait a few minutes.' },
  failed: {
    status: 500,
    title: '系统出错，您发送的内容没有被接收。Something went wrong here. What you sent was not taken.',
  },
  unavailable: {
    status: 503,
    title: '报告没能保存，请再试，或拨打12387。The report could not be stored. Try again, or call 12387.',
  },
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
