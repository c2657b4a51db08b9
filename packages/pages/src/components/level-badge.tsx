import { type Instrument, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { bracketed, wordsIn } from '../words/words.ts'

/** The courses of the tower from the ground up, built and unbuilt. */
const built = ['M1.5 12.5h13v3H1.5z', 'M2.75 8.75h10.5v3H2.75z', 'M4 5h8v3H4z', 'M5.25 1.25h5.5v3h-5.5z']
const unbuilt = ['M1.5 15h13', 'M2.75 11.25h10.5', 'M4 7.5h8', 'M5.25 3.75h5.5']

interface LevelBadgeProps {
  readonly law: Instrument
  readonly level: string
  readonly provisional?: boolean
  readonly frame: Frame
}

/** A tower with as many courses as the level has weight, the roman number and the word. */
export function LevelBadge({ law, level, provisional = false, frame }: LevelBadgeProps): VNode {
  const rank = law.grades.findIndex(({ id }) => id === level)
  const grade = law.grades[rank]
  const courses = grade === undefined ? 0 : law.grades.length - rank
  const note = provisional && grade !== undefined ? wordsIn(frame.language).grade.provisional : ''
  return (
    <span class={`lv l${grade === undefined ? 0 : rank + 1}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {built.map((path, index) =>
          index < courses ? (
            <path key={path} stroke="none" d={path} />
          ) : (
            <path key={path} d={unbuilt[index]} />
          ),
        )}
      </svg>
      {grade === undefined ? '–' : `${grade.roman} ${textIn(grade, frame.language)}`}
      {note === '' ? '' : bracketed(note, frame.language)}
    </span>
  )
}
