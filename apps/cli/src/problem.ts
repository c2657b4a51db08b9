import type { InputError, Problem } from '@fengsui/core'

/** Everything the command line refuses: status as over HTTP, title in both languages. */
const problems = {
  'bad-usage': { status: 400, title: '用法不对，请看 fengsui help。Wrong usage: see fengsui help.' },
  'not-readable': { status: 404, title: '文件读不了。The file cannot be read.' },
  'bad-encoding': { status: 400, title: '输入不是UTF-8。The input is not UTF-8.' },
  'bad-syntax': { status: 400, title: '输入不是JSON。The input is not JSON.' },
  'too-large': { status: 413, title: '输入超过1 MiB。The input is larger than 1 MiB.' },
  'message-too-large': {
    status: 413,
    title: '文件超过25 MiB。The file is larger than 25 MiB.',
  },
  'bad-input': { status: 422, title: '有些内容不能接受。Some of the input cannot be taken as it is.' },
  refused: { status: 409, title: '没有执行。Not done.' },
  'not-reachable': { status: 503, title: '连不上。Not reachable.' },
  failed: { status: 500, title: '程序出错了。Something went wrong in the program.' },
} as const

export type ProblemCode = keyof typeof problems

/** Makes the RFC 9457 problem of a code. */
export function problemOf(
  code: ProblemCode,
  { detail, errors = [] }: { readonly detail?: string; readonly errors?: readonly InputError[] } = {},
): Problem {
  const { status, title } = problems[code]
  return { type: `/problems/${code}`, title, status, ...(detail === undefined ? {} : { detail }), errors }
}

/** Writes one problem, as one line of JSON on standard error. */
export const reportProblem = (problem: Problem): void => {
  process.stderr.write(`${JSON.stringify(problem)}\n`)
}
