// From yearly snapshots to lifecycles: which division bore which code from when until when, and what followed it.
import { stemOf } from './stem.js'

/**
 * @typedef {object} Lifecycle
 * @property {string} code
 * @property {string} name
 * @property {string} from year or day, '' before the first snapshot
 * @property {string} until year or day, '' while it lives; '~2002' if it ended in an unknown year before 2003
 * @property {string[]} successors codes
 */

/** Ended before the first snapshot, nobody says when. */
const longAgo = '~2002'

/** @returns {Lifecycle[]} */
export function lifecyclesOf(/** @type {{ year: number, divisions: Map<string, string> }[]} */ snapshots) {
  /** @type {Lifecycle[]} */
  const ended = []
  /** @type {Map<string, Lifecycle>} */
  const alive = new Map()
  snapshots.forEach(({ year, divisions }, index) => {
    for (const life of alive.values()) {
      const name = divisions.get(life.code)
      if (name === life.name) continue
      alive.delete(life.code)
      ended.push({ ...life, until: String(year), successors: name === undefined ? [] : [life.code] })
    }
    for (const [code, name] of divisions)
      if (!alive.has(code))
        alive.set(code, { code, name, from: index === 0 ? '' : String(year), until: '', successors: [] })
  })
  return [...ended, ...alive.values()]
}

/** Divisions of an undated list that no snapshot knows under that code and name. */
export function endedBefore(/** @type {Lifecycle[]} */ dated, /** @type {Map<string, string>} */ undated) {
  const known = new Set(dated.map(({ code, name }) => code + name))
  return [...undated]
    .filter(([code, name]) => !known.has(code + name))
    .map(([code, name]) => ({ code, name, from: '', until: longAgo, successors: [] }))
}

/** Provinces that others were cut out of: 海南 left 广东 in 1988, 重庆 left 四川 in 1997. */
const cutOut = new Map([
  ['44', ['44', '46']],
  ['51', ['51', '50']],
])

/**
 * An ended division without successor continues in the one of the same stem that began when it ended: 萧山市 became
 * 萧山区. Where that is not one single division, the patch has to say it.
 * @returns {Lifecycle[]}
 */
export function withSuccessors(/** @type {Lifecycle[]} */ lives) {
  const byStem = groupBy(lives, ({ code, name }) => code.slice(0, 2) + stemOf(name))
  return lives.map((life) => {
    if (life.until === '' || life.successors.length > 0) return life
    const provinces = cutOut.get(life.code.slice(0, 2)) ?? [life.code.slice(0, 2)]
    const kin = provinces.flatMap((province) => byStem.get(province + stemOf(life.name)) ?? [])
    const codes = [...new Set(kin.filter((other) => follows(other, life)).map(({ code }) => code))]
    return codes.length === 1 ? { ...life, successors: codes } : life
  })
}

function follows(/** @type {Lifecycle} */ other, /** @type {Lifecycle} */ life) {
  if (other.code === life.code && other.name === life.name) return false
  if (isPrefecture(other.code) !== isPrefecture(life.code)) return false
  return life.until === longAgo ? other.from === '' && other.until !== longAgo : other.from === life.until
}

const isPrefecture = (/** @type {string} */ code) => code.endsWith('00')

/**
 * @template T
 * @returns {Map<string, T[]>}
 */
function groupBy(/** @type {T[]} */ items, /** @type {(item: T) => string} */ keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
