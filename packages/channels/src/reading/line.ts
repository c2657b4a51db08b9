/** One line of a message, as it is read: full-width letters and digits are plain ones, every character in its place. */
export interface Line {
  readonly part: string
  readonly number: number
  readonly text: string
  /** What someone else wrote earlier: a reply quotes it, a forward is about it. */
  readonly quoted: boolean
}

/** Cuts a text into lines and marks those that are quoted. */
export function linesOf(part: string, text: string): readonly Line[] {
  let quotedFromHere = false
  return text.split(/\r\n|\n|\r/).map((raw, index) => {
    quotedFromHere ||= startsQuote(raw)
    return { part, number: index + 1, text: plain(raw), quoted: quotedFromHere || /^\s*>/.test(raw) }
  })
}

const startsQuote = (line: string): boolean =>
  /^\s*-{2,}\s*(?:原始邮件|原邮件|转发的?邮件|Original Message|Forwarded message)\s*-{2,}/i.test(line) ||
  /^\s*(?:在|On)\s.{4,80}(?:写道|wrote)\s*[:：]\s*$/i.test(line)

/** One character for one, so that positions stay true. The full-width comma stays: it ends a clause, not a number. */
const plain = (text: string): string =>
  text
    .replace(/[\uff01-\uff0b\uff0d-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')

/** A stretch of a line that says one thing. */
export interface Sentence {
  readonly line: Line
  readonly start: number
  readonly text: string
}

/** The sentences of a line. A full stop between digits is a decimal point. */
export function sentencesOf(line: Line): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const stop of line.text.matchAll(/[。;!?！？；]+|\.(?=\s|$)/g)) {
    sentences.push({ line, start, text: line.text.slice(start, stop.index) })
    start = stop.index + stop[0].length
  }
  sentences.push({ line, start, text: line.text.slice(start) })
  return sentences.filter(({ text }) => text.trim() !== '')
}
