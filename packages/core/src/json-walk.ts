/** Writes one step of a JSON pointer. */
export const pointerStep = (name: string | number): string => {
  const text = String(name)
  // Hardly any name needs it, and a large text has tens of thousands of names.
  return `/${/[~/]/.test(text) ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text}`
}

/** A key or a value met on the way through a JSON text. */
export interface Met {
  readonly pointer: string
  readonly offset: number
  /** The key, where this is one. */
  readonly key: string | undefined
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
      const key = colon === undefined ? undefined : keyOf(found)
      if (key !== undefined && within !== undefined) within.step = key
      const pointer = pointerIn(within)
      visit({ pointer, offset, key, within })
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

function keyOf(found: string): string {
  const quoted = found.slice(0, found.lastIndexOf('"') + 1)
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
}
