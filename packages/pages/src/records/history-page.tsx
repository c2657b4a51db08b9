import type { AssessAnswer, Case, CaseEvent, EventRecord, Instrument, RuleVersion } from '@fengsui/core'
import type { VNode } from 'preact'
import { DutyList } from '../components/duty-list.tsx'
import { FactList } from '../components/fact-list.tsx'
import { Grading } from '../components/grading.tsx'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { eventText } from '../components/timeline.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

/** The log of a case, and the case as it stood after one of its entries. */
export interface HistoryView {
  readonly law: Instrument
  /** All that were in use. */
  readonly laws: readonly Instrument[]
  readonly id: string
  readonly title: string
  /** The party this organisation is. */
  readonly party: string
  readonly records: readonly EventRecord[]
  readonly events: readonly CaseEvent[]
  /** Sequence number of the entry the replay stands at. */
  readonly at: number
  readonly known: Case
  readonly answer: AssessAnswer
  /** First faulty entry of the chain, if any. */
  readonly faultAt: number | undefined
}

/** `/cases/{id}/history`: who knew what when, under which rules; and whether the chain is whole. */
export function renderHistory(view: HistoryView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { history, log } = words
  const textOf = new Map(view.events.map((event) => [event.id, eventText(view.law, event, frame.language)]))
  const chain =
    view.faultAt === undefined
      ? fill(history.intact, { n: view.records.length })
      : fill(history.broken, { seq: view.faultAt })
  const body = (
    <div class="stack">
      <h1>
        {history.title}　{view.title}
      </h1>
      <p>{history.lead}</p>
      <p>
        <a href={`/cases/${view.id}/proof`} download>
          {words.proofPackage.link}
        </a>
      </p>
      {readerMay(frame, 'hold.decide') && (
        <p>
          <a href={`/cases/${view.id}/hold`}>{words.hold.link}</a>
        </p>
      )}
      {readerMay(frame, 'personal.erase') && (
        <p>
          <a href={`/cases/${view.id}/erase`}>{words.erase.link}</a>
        </p>
      )}
      <p class={view.faultAt === undefined ? 'say ok' : 'say no'}>
        <Icon name={view.faultAt === undefined ? 'done' : 'over'} />
        <span>{chain}</span>
      </p>
      <table class="fold">
        <thead>
          <tr>
            {[
              history.seq,
              history.what,
              history.who,
              history.at,
              history.recorded,
              history.rules,
              history.digest,
            ].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.records.map((record) => (
            <tr key={record.id} aria-current={record.seq === view.at ? 'true' : undefined}>
              <td data-l={history.seq} class="n">
                <a
                  href={`/cases/${view.id}/history?at=${record.seq}#then`}
                  aria-label={`${history.show} ${record.seq}`}
                >
                  {record.seq}
                </a>
              </td>
              <th scope="row" data-l={history.what}>
                {textOf.get(record.id) ?? record.type}
              </th>
              <td data-l={history.who}>{log.by[record.actor.kind]}</td>
              <td data-l={history.at}>
                <time>{fullTime(instantOf(record.at), frame.language)}</time>
              </td>
              <td data-l={history.recorded}>
                <time>{fullTime(instantOf(record.recordedAt), frame.language)}</time>
              </td>
              <td data-l={history.rules}>
                <RulesOf rules={record.rules} />
              </td>
              <td data-l={history.digest} class="dig">
                {record.hash.slice(0, 16)}…
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 id="then">{fill(history.known, { seq: view.at })}</h2>
      <p>
        <a href={`/cases/${view.id}/history`}>{history.now}</a>
      </p>
      <div class="desk three">
        <DutyList duties={view.answer.duties} party={view.party} frame={frame} />
        <Grading law={view.law} answer={view.answer} file={view.known} frame={frame} />
        <FactList laws={view.laws} file={view.known} frame={frame} />
      </div>
    </div>
  )
  return renderDocument({ title: `${history.title} ${view.title}`, kind: 'work', body }, frame)
}

/** Which text of which rules judged, by id, version and the beginning of its digest. */
function RulesOf({ rules }: { readonly rules: RuleVersion | undefined }): VNode {
  const all = rules === undefined ? [] : [rules, ...(rules.beside ?? [])]
  const lines = all.map(({ instrument, version, digest }) => (
    <p key={instrument}>
      <a href={`/rules/${instrument}`}>{instrument}</a> v{version}{' '}
      {digest !== undefined && <span class="dig">{digest.slice(0, 8)}</span>}
    </p>
  ))
  return <>{lines.length === 0 ? '–' : lines}</>
}
