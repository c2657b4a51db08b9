import { formatReceiptNumber } from '@fengsui/core'
import { ErrorSummary, type FormState, TextField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'
import { TimeStamp, type TimeStampView } from './signed-copy.tsx'

/** What a receipt number tells anybody: that it exists, when, and its digest. No content. */
export interface LookupView {
  readonly form: FormState
  readonly found?: {
    readonly number: string
    readonly receivedAt: string
    readonly digest: string
    readonly timeStamp?: TimeStampView
  }
}

/** `/receipts`: checks a receipt. */
export function renderLookup({ form, found }: LookupView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { lookup } = words
  const body = (
    <div class="stack">
      <h1>{lookup.title}</h1>
      <ErrorSummary form={form} frame={frame} />
      <form class="stack" method="post" action="/receipts">
        <TextField
          form={form}
          name="number"
          label={lookup.number}
          hint={lookup.numberHint}
          inputmode="numeric"
        />
        <p>
          <button type="submit" class="btn">
            {lookup.submit}
          </button>
        </p>
      </form>
      {found !== undefined && (
        <section class="panel stack" role="status">
          <h2>{lookup.found}</h2>
          <p class="code big">{formatReceiptNumber(found.number)}</p>
          <dl class="rows">
            <div>
              <dt>{words.receipt.receivedAt}</dt>
              <dd>
                <time dateTime={found.receivedAt}>
                  {fullTime(instantOf(found.receivedAt), frame.language)}
                </time>
              </dd>
            </div>
            <div>
              <dt>{lookup.state}</dt>
              <dd>{lookup.states.received}</dd>
            </div>
            <div>
              <dt>{words.receipt.digest}</dt>
              <dd class="dig">{found.digest}</dd>
            </div>
          </dl>
          {found.timeStamp !== undefined && (
            <TimeStamp stamp={found.timeStamp} words={words.signedCopy} language={frame.language} />
          )}
        </section>
      )}
    </div>
  )
  return renderDocument(
    { title: lookup.title, kind: 'public', body, hasError: form.errors.length > 0 },
    frame,
  )
}
