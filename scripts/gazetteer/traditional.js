// Traditional and variant characters that stand for a character of the gazetteer.
import { readPackage } from './snapshots.js'

/** Only what no place name is written with today may be read as something else: 乾 stays in 乾安县. */
export function traditionalOf(/** @type {Set<string>} */ used) {
  const dictionary = /"(.*)"/s.exec(readPackage('opencc-js/dist/esm-lib/dict/TSCharacters.js'))?.[1] ?? ''
  const pairs = dictionary.split('|').map((pair) => pair.split(' '))
  const variants = pairs.flatMap(([from = '', ...readings]) => {
    const to = readings.find((reading) => used.has(reading))
    return to === undefined || used.has(from) || from.length !== 1 || to.length !== 1
      ? []
      : [/** @type {const} */ ([from, to])]
  })
  return new Map(variants)
}
