import { readFileSync } from 'node:fs'

/** A message with the sort a person gave it. */
export interface LabelledMessage {
  readonly sort: 'report' | 'spam' | 'other'
  readonly subject: string
  readonly body: string
}

const variants = 4

/** The texts the sorting was made with; and two sets that were written without a look at it, each scored once before it was changed. */
export type MessageSet = 'labelled' | 'held-out' | 'unseen'

/**
 * Texts written for this project, each in up to four variants. `{a|b|c}` are alternatives; which one a variant takes
 * depends on its number and the place in the text, so that variants differ in several places at once.
 */
export function labelledMessages(set: MessageSet): readonly LabelledMessage[] {
  return (['genuine', 'spam', 'neither'] as const).flatMap((name) => {
    const path = new URL(`../../${set}/${name}.txt`, import.meta.url)
    const texts = readFileSync(path, 'utf8').split(/^%% /m).slice(1)
    const sort = name === 'genuine' ? 'report' : name === 'neither' ? 'other' : 'spam'
    const all = texts.flatMap((text) => Array.from({ length: variants }, (_, index) => variant(text, index)))
    return [...new Set(all)].map((text) => {
      const end = text.indexOf('\n')
      return { sort, subject: text.slice(0, end), body: text.slice(end + 1).trimEnd() }
    })
  })
}

function variant(text: string, index: number): string {
  let place = 0
  return text.replace(/\{([^{}]*\|[^{}]*)\}/g, (_whole, inner: string) => {
    const options = inner.split('|')
    place++
    return options[(index * place + Math.floor(place / 2)) % options.length] ?? ''
  })
}
