import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'

/** Shown when state secrets may be concerned: nothing was kept, and there is another way. */
export function renderStopped(frame: Frame): string {
  const { stopped } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{stopped.title}</h1>
      <p>
        <b>{stopped.lead}</b>
      </p>
      <p class="say no">
        <span>{stopped.kept}</span>
      </p>
      <p>{stopped.todo}</p>
      <p>
        <a href="/report">{stopped.back}</a>
      </p>
    </div>
  )
  return renderDocument({ title: stopped.title, kind: 'public', body }, frame)
}
