import { type AssessAnswer, type Case, type Instrument, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { fill, wordsIn } from '../words/words.ts'
import { gap } from './gap.ts'
import { HitsTable } from './hits-list.tsx'
import { LevelBadge } from './level-badge.tsx'

interface GradingProps {
  readonly law: Instrument
  readonly answer: AssessAnswer
  readonly file: Case
  readonly frame: Frame
}

/** Why this level: the indicators reached, what could still raise it, and a person's own grade. */
export function Grading({ law, answer, file, frame }: GradingProps): VNode | null {
  const words = wordsIn(frame.language).grade
  const grade = answer.grades.find(({ instrument }) => instrument === law.id)
  if (grade === undefined) return null
  const nameOf = (level: string): string => {
    const found = law.grades.find(({ id }) => id === level)
    return found === undefined ? level : textIn(found, frame.language)
  }
  const level = file.regrade?.level ?? grade.level
  const higher = grade.couldStillBecome[0]
  return (
    <section class="stack" id="grading">
      <h2>{fill(words.title, { level: nameOf(level) })}</h2>
      <p>
        <LevelBadge
          law={law}
          level={level}
          provisional={file.regrade === undefined && grade.provisional}
          frame={frame}
        />
        {file.regrade !== undefined && (
          <span class="m">
            {gap}
            {fill(words.byPerson, { reason: file.regrade.reason })}
            {gap}
            {fill(words.byRules, { level: nameOf(grade.level) })}
          </span>
        )}
      </p>
      <HitsTable law={law} hits={grade.hits} language={frame.language} />
      {grade.hits.some(({ confidence }) => confidence === 'unverified') && (
        <p class="m">{words.unverified}</p>
      )}
      {higher !== undefined && (
        <p class="say">
          <span>{fill(words.could, { level: nameOf(higher.level) })}</span>
        </p>
      )}
    </section>
  )
}
