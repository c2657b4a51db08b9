import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { fill, wordsIn } from '../words/words.ts'

interface WarningsProps {
  /** Codes of warnings; unknown codes are passed over. */
  readonly codes: readonly string[]
  /** Whom the rules name as the recipient. */
  readonly lawful: string
  readonly frame: Frame
}

/** What came up while a report was taken, that a person should look at. */
export function Warnings({ codes, lawful, frame }: WarningsProps): VNode {
  const texts: Readonly<Record<string, string>> = wordsIn(frame.language).warnings
  return (
    <>
      {codes.map((code) => {
        const text = texts[code]
        return text === undefined ? null : (
          <p key={code} class="say no">
            <span>{fill(text, { lawful })}</span>
          </p>
        )
      })}
    </>
  )
}
