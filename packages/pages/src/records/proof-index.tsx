import type { CaseEvent, EventRecord, Instrument, Language } from '@fengsui/core'
import { formatReceiptNumber } from '@fengsui/core'
import type { VNode } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { eventText } from '../components/timeline.tsx'
import { fileSize } from '../evidence/evidence-text.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { wordsIn } from '../words/words.ts'

/** What the index of a proof package tells. */
export interface ProofIndexView {
  readonly law: Instrument
  readonly language: Language
  readonly title: string
  readonly organisation: string
  /** The case's id. */
  readonly id: string
  /** When the package was made, RFC 3339. */
  readonly madeAt: string
  readonly records: readonly EventRecord[]
  readonly events: readonly CaseEvent[]
  readonly receipts: readonly string[]
  readonly originals: readonly string[]
}

/** The page people open first in a proof package. It stands alone: no other file, no server. */
export function renderProofIndex(view: ProofIndexView): string {
  const words = wordsIn(view.language)
  const { proofPackage: told } = words
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={view.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${told.title} ${view.title}`}</title>
        <style>{sheet}</style>
      </head>
      <body>
        <h1>
          {told.title} {view.title}
        </h1>
        <p>
          {view.organisation}
          <br />
          {view.id}
          <br />
          <time>{fullTime(instantOf(view.madeAt), view.language)}</time>
        </p>
        <p>{told.lead}</p>
        <pre>{`python3 check_package.py ${view.id}.tar --keys ${told.keysFile}`}</pre>
        <Events view={view} />
        <Files heading={told.receipts} folder="receipts" numbers={view.receipts} />
        <Files heading={told.originals} folder="originals" numbers={view.originals} />
        <Evidence view={view} />
      </body>
    </html>,
  )}\n`
}

const sheet =
  'body{max-width:70rem;margin:0 auto;padding:1rem;font:1rem/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #bbb}' +
  'code,pre{font-family:monospace;overflow-wrap:anywhere;white-space:pre-wrap}'

/** Items are named, and lie elsewhere: a package is read whole into memory, and they may be large. */
function Evidence({ view }: { readonly view: ProofIndexView }): VNode | null {
  const { evidence } = wordsIn(view.language)
  const items = view.events.flatMap((event) => (event.type === 'evidence.attached' ? [event.data] : []))
  if (items.length === 0) return null
  return (
    <>
      <h2>{evidence.title}</h2>
      <p>{evidence.notIncluded}</p>
      <ul>
        {items.map(({ digest, size, kind }) => (
          <li key={digest}>
            <code>{digest}</code> {fileSize(size)} {evidence.kinds[kind]}
          </li>
        ))}
      </ul>
    </>
  )
}

function Events({ view }: { readonly view: ProofIndexView }): VNode {
  const { history, log } = wordsIn(view.language)
  const textOf = new Map(view.events.map((event) => [event.id, eventText(view.law, event, view.language)]))
  const heads = [
    history.seq,
    history.what,
    history.who,
    history.at,
    history.recorded,
    history.rules,
    history.digest,
  ]
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.records.map((record) => (
          <tr key={record.id}>
            <td>{record.seq}</td>
            <th scope="row">{textOf.get(record.id) ?? record.type}</th>
            <td>{log.by[record.actor.kind]}</td>
            <td>{fullTime(instantOf(record.at), view.language)}</td>
            <td>{fullTime(instantOf(record.recordedAt), view.language)}</td>
            <td>
              {record.rules === undefined ? '–' : `${record.rules.instrument} v${record.rules.version}`}
            </td>
            <td>
              <code>{record.hash.slice(0, 16)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface FilesProps {
  readonly heading: string
  readonly folder: string
  readonly numbers: readonly string[]
}

const Files = ({ heading, folder, numbers }: FilesProps): VNode | null =>
  numbers.length === 0 ? null : (
    <section>
      <h2>{heading}</h2>
      <ul>
        {numbers.map((number) => (
          <li key={number}>
            <a href={`${folder}/${number}.json`}>{formatReceiptNumber(number)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
