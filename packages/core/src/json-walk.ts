/** Writes one step of a JSON pointer. */
export const pointerStep = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A key or a value met on the way through a JSON text. */
export interface Met {
  readonly pointer: string
  readonly offset: number
  readonly isKey: boolean
  /** The object or list it stands in: the same one for all its members. */
  readonly within: unknown
}

interface Level {
  readonly pointer: string
  /** The present key, or the place in a list. */
  step: string | number
}

const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]|[^\s{}[\],:"]+/g

/** Walks the keys and values of text that is known to be JSON, in the order they are written. */
export function walkJson(text: string, visit: (met: Met) => void): void {
  const stack: Level[] = []
  for (const { 0: found, 1: colon, index: offset } of text.matchAll(token)) {
    const within = stack.at(-1)
    if (closes(found)) stack.pop()
    else if (found === ',') nextElement(within)
    else {
      const isKey = colon !== undefined
      if (isKey && within !== undefined) within.step = keyOf(found)
      const pointer = pointerIn(within)
      visit({ pointer, offset, isKey, within })
      if (opens(found)) stack.push({ pointer, step: found === '[' ? 0 : '' })
    }
  }
}

const opens = (found: string): boolean => found === '{' || found === '['
const closes = (found: string): boolean => found === '}' || found === ']'

const pointerIn = (level: Level | undefined): string =>
  level === undefined ? '' : level.pointer + pointerStep(level.step)

function nextElement(level: Level | undefined): void {
  if (typeof level?.step === 'number') level.step++
}

const keyOf = (found: string): string => JSON.parse(found.slice(0, found.lastIndexOf('"') + 1)) as string
