import { walkJson } from './json-walk.ts'

/** The line of a JSON text on which a pointer's value, or the nearest thing around it, stands; lines count from 1. */
export function lineOf(text: string, pointer: string): number {
  let nearest = { length: -1, offset: 0 }
  walkJson(text, ({ pointer: here, offset }) => {
    const leadsThere = pointer === here || pointer.startsWith(`${here}/`)
    if (leadsThere && here.length > nearest.length) nearest = { length: here.length, offset }
  })
  return text.slice(0, nearest.offset).split('\n').length
}
