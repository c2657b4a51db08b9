import type { Language } from '@fengsui/core'
import type { VNode } from 'preact'
import { fullTime, instantOf } from '../words/times.ts'
import { fill } from '../words/words.ts'
import type { Words } from '../words/zh.ts'

/** The signed receipt, as the server offers it. */
export interface SignedCopyView {
  /** Address of the file. */
  readonly receipt: string
  /** Address of the page that checks it without a server. */
  readonly checker: string
  /** Name of the signature's algorithm, and the id of the key. */
  readonly alg: string
  readonly key: string
  /** The whole file as a QR code: outline of its dark squares, in squares, and how many there are on a side. */
  readonly qr: { readonly path: string; readonly side: number }
  /** The stamp of a time-stamping authority; absent where none is asked for. */
  readonly timeStamp?: TimeStampView
}

/** A time stamp that is on its way, there, or will not come. */
export interface TimeStampView {
  readonly state: 'pending' | 'stamped' | 'failed'
  readonly file: string
  /** What the authority states, RFC 3339. */
  readonly at?: string
}

/** Narrower than a telephone held upright, and on paper still about a millimetre a square. */
const qrPixels = 256

/** What proves the receipt to others: to keep as a file, and printed as a QR code. */
export const SignedCopy = ({
  view,
  words: { signedCopy: words },
  language,
}: {
  readonly view: SignedCopyView
  readonly words: Words
  readonly language: Language
}): VNode => (
  <section class="panel stack">
    <h2>{words.heading}</h2>
    <svg
      class="qr"
      role="img"
      aria-label={words.qr}
      width={qrPixels}
      height={qrPixels}
      viewBox={`0 0 ${view.qr.side} ${view.qr.side}`}
      shape-rendering="crispEdges"
    >
      <path stroke="none" fill="#fff" d={`M0 0h${view.qr.side}v${view.qr.side}H0z`} />
      <path stroke="none" fill="#000" d={view.qr.path} />
    </svg>
    <p class="noprint">
      <a href={view.receipt} download>
        {words.download}
      </a>
    </p>
    <p class="noprint">
      <a href={view.checker} download>
        {words.checker}
      </a>
    </p>
    {view.timeStamp !== undefined && <TimeStamp stamp={view.timeStamp} words={words} language={language} />}
    <p class="hint">{fill(words.signedWith, { alg: view.alg, key: view.key })}</p>
    <p class="hint">{words.hint}</p>
  </section>
)

/** The authority's time stands beside the desk's and never in its place. */
export const TimeStamp = ({
  stamp: { state, at, file },
  words,
  language,
}: {
  readonly stamp: TimeStampView
  readonly words: Words['signedCopy']
  readonly language: Language
}): VNode => (
  <p>
    {words.timeStamp[state]}{' '}
    {at !== undefined && (
      <>
        <time dateTime={at}>{fullTime(instantOf(at), language)}</time>{' '}
        <a class="noprint" href={file} download>
          {words.timeStampFile}
        </a>
      </>
    )}
    {state === 'pending' && (
      <a class="noprint" href={file}>
        {words.timeStampLater}
      </a>
    )}
  </p>
)
