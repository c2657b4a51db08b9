import {
  type AssessAnswer,
  type Comparison,
  citationIn,
  type Instrument,
  type NearMiss,
  textIn,
  wordingOf,
} from '@fengsui/core'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import { factText } from '../components/hits-list.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import type { Frame } from '../frame.ts'
import { bracketed, fill, labelIn, wordsIn } from '../words/words.ts'

interface WhyNotProps {
  readonly law: Instrument
  readonly answer: AssessAnswer
  readonly frame: Frame
}

/** What most people want to see of a list that is sorted by nearness. */
const shown = 3

/** Why the level is not higher: what the known facts fall short by, and which unknown ones could raise it. */
export function WhyNot({ law, answer, frame }: WhyNotProps): VNode | null {
  const words = wordsIn(frame.language).whyNot
  const grade = answer.grades.find(({ instrument }) => instrument === law.id)
  if (grade === undefined) return null
  const isHighest = grade.level === law.grades[0]?.id
  const open = grade.couldStillBecome
  return (
    <details class="panel" id="why-not">
      <summary>{words.title}</summary>
      {isHighest && <p>{words.none}</p>}
      {!isHighest && answer.whyNot.length + open.length === 0 && <p>{words.nothing}</p>}
      {answer.whyNot.length > 0 && (
        <Ways title={words.near}>
          {answer.whyNot.map((miss) => (
            <Near key={miss.indicator} miss={miss} law={law} frame={frame} />
          ))}
        </Ways>
      )}
      {open.length > 0 && (
        <Ways title={words.open}>
          {open.map((way) => (
            <li key={way.indicator + JSON.stringify(way.if)}>
              <LevelBadge law={law} level={way.level} frame={frame} />{' '}
              <All of={way.if} law={law} frame={frame} /> <span class="m">{way.indicator}</span>
            </li>
          ))}
        </Ways>
      )}
    </details>
  )
}

/** The first few of a list; the others one step away. */
function Ways({ title, children }: { readonly title: string; readonly children: VNode[] }): VNode {
  return (
    <>
      <h3>{title}</h3>
      <ul class="ways">{children.slice(0, shown)}</ul>
      {children.length > shown && (
        <details>
          <summary class="m">+{children.length - shown}</summary>
          <ul class="ways">{children.slice(shown)}</ul>
        </details>
      )}
    </>
  )
}

interface NearProps {
  readonly miss: NearMiss
  readonly law: Instrument
  readonly frame: Frame
}

function Near({ miss, law, frame }: NearProps): VNode {
  const { language } = frame
  return (
    <li>
      <LevelBadge law={law} level={miss.level} frame={frame} /> {labelIn(miss.label, language)}
      {miss.changes.map((change) => (
        <p key={change.fact}>
          {wordingOf(law, language).comparison(change)}
          {bracketed(distanceText(change, law, frame), language)}
        </p>
      ))}
      <p class="m">
        {miss.indicator}
        {gap}
        {citationIn(miss, language)} <ConfidenceMark of={miss.confidence} language={language} />
      </p>
    </li>
  )
}

/** What it is now, and by how much a number falls short. */
function distanceText(
  { fact, given, distance }: NearMiss['changes'][number],
  law: Instrument,
  { language }: Frame,
): string {
  const words = wordsIn(language).whyNot
  const now = given === null ? [] : [fill(words.now, { value: factText(law, fact, given, language) })]
  const short =
    distance === undefined ? [] : [fill(words.short, { n: factText(law, fact, distance, language) })]
  return [...now, ...short].join(language === 'en' ? ', ' : '，')
}

interface AllProps {
  readonly of: readonly Comparison[]
  readonly law: Instrument
  readonly frame: Frame
}

/** Comparisons that would all have to hold. */
const All = ({ of, law, frame }: AllProps): VNode => (
  <>
    {of
      .map(wordingOf(law, frame.language).comparison)
      .join(textIn({ zh: '，且', en: ' and ' }, frame.language))}
  </>
)
