import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'
import type { Words } from '../words/zh.ts'

/** Every problem a person can meet, by code. */
export type ProblemPageCode = keyof Words['problem']['titles']

/** Says what went wrong and what to do next. `detail` is a sentence for this very case. */
export function renderProblem(
  { code, detail }: { readonly code: ProblemPageCode; readonly detail?: string },
  frame: Frame,
): string {
  const { problem } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{problem.titles[code]}</h1>
      {detail !== undefined && <p>{detail}</p>}
      <p>{problem.call}</p>
      <p>
        <a href="/">{problem.home}</a>
      </p>
    </div>
  )
  return renderDocument({ title: problem.titles[code], kind: 'public', body, hasError: true }, frame)
}
