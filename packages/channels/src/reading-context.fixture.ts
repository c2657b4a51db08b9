import { resolve } from '../../regions/src/index.ts'
import { instruments } from '../../regulations/src/index.ts'
import type { ReadingContext } from './draft.ts'

/** What the server passes in: the real gazetteer and the real facts. */
export const context: ReadingContext = {
  resolvePlace: (text) => resolve(text),
  facts: instruments
    .flatMap(({ facts }) => facts)
    .filter(({ name }, index, all) => all.findIndex((one) => one.name === name) === index),
  contents: instruments.flatMap(({ contents }) => contents),
  grades: instruments.flatMap(({ grades }) => grades),
  receivedAt: { ms: Date.parse('2026-03-03T10:31:00+08:00'), offset: 480 },
}
