import { type Finding, sourceAt } from './finding.ts'
import { type Sentence, sentencesOf } from './line.ts'
import { contentFinding, contentOf } from './prose-contents.ts'
import type { Section } from './sections.ts'

const underHeading = 0.9
const sharedHeading = 0.75

/** The text under a heading: whole where it opens one part, sentence by sentence where it opens several. */
export function readSection(section: Section): readonly Finding[] {
  const lines = section.lines.filter(({ text }) => !/^\s*(?:无|暂无|没有|none|n\/a)?[。.]?\s*$/i.test(text))
  const [name, ...more] = section.names
  const [first] = lines
  if (first === undefined) return []
  if (name !== undefined && more.length === 0) {
    const source = sourceAt(first.line, { start: first.start, end: first.line.text.length }, underHeading)
    return [{ of: 'content', name, value: lines.map(({ text }) => text.trim()).join('\n'), source }]
  }
  const among = name === undefined ? undefined : section.names
  return sectionSentences(section).flatMap((sentence) => {
    const found = contentOf(sentence.text, among) ?? name
    return found === undefined ? [] : [contentFinding(found, sentence, sharedHeading)]
  })
}

/** The sentences under a heading, each at its true place. */
export const sectionSentences = (section: Section): readonly Sentence[] =>
  section.lines.flatMap(({ line, start, text }) =>
    sentencesOf({ ...line, text }).map((sentence) => ({
      line,
      start: start + sentence.start,
      text: sentence.text,
    })),
  )
