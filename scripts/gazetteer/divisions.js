// Lifecycles as the snapshots give them, mended by the patch.
import { endedBefore, lifecyclesOf, withSuccessors } from './lifecycles.js'
import { readPatch } from './read-patch.js'
import { readSnapshots, readUndated } from './snapshots.js'

/** @typedef {import('./lifecycles.js').Lifecycle} Lifecycle */

/** All lifecycles, by code and end. */
export function readDivisions() {
  const spelt = readSnapshots().map(({ year, divisions }) => ({ year, divisions: respell(divisions) }))
  const dated = [...lifecyclesOf(spelt), ...added()].filter(onlyOne)
  const lives = withSuccessors([...dated, ...endedBefore(dated, respell(readUndated()))])
  return mend(withOlder(lives)).sort((one, other) => compare(key(one), key(other)))
}

const key = (/** @type {Lifecycle} */ { code, until }) => `${code} ${until || '9999'}`
const compare = (/** @type {string} */ one, /** @type {string} */ other) =>
  one < other ? -1 : one > other ? 1 : 0

function respell(/** @type {Map<string, string>} */ divisions) {
  const right = new Map(
    readPatch('spellings').map((row) => [`${row['code']}${row['as printed']}`, row['name'] ?? '']),
  )
  return new Map([...divisions].map(([code, name]) => [code, right.get(code + name) ?? name]))
}

/** @returns {Lifecycle[]} */
const added = () =>
  readPatch('added').map(({ code = '', name = '', from = '', until = '', successors = '' }) => ({
    code,
    name,
    from,
    until,
    successors: successors === '' ? [] : successors.split(';'),
  }))

/** A row of the patch stands for what the tables say of the same code and name: of two, the later in the list. */
const onlyOne = (
  /** @type {Lifecycle} */ life,
  /** @type {number} */ index,
  /** @type {Lifecycle[]} */ all,
) =>
  !all
    .slice(index + 1)
    .some(({ code, name, until }) => code === life.code && name === life.name && until === life.until)

/** Old names that live on in no division of the same stem, by province: their codes changed with every reform. */
function withOlder(/** @type {Lifecycle[]} */ lives) {
  const rows = new Map(
    readPatch('older').map((row) => [`${row['province']}${row['name']}`, row['successors'] ?? '']),
  )
  return lives.map((life) => {
    const today = rows.get(life.code.slice(0, 2) + life.name)
    return today === undefined || life.until === '' || life.successors.length > 0
      ? life
      : { ...life, successors: today.split(';') }
  })
}

function mend(/** @type {Lifecycle[]} */ lives) {
  const mends = new Map(readPatch('ended').map((row) => [`${row['code']}${row['name']}`, row]))
  const unused = new Set(mends.keys())
  const mended = lives.map((life) => {
    const row = life.until === '' ? undefined : mends.get(life.code + life.name)
    if (row === undefined) return life
    const until = row['until'] || life.until
    const successors = row['successors'] ? row['successors'].split(';') : life.successors
    if (until !== life.until || successors.join() !== life.successors.join())
      unused.delete(life.code + life.name)
    return { ...life, until, successors }
  })
  if (unused.size > 0) throw new Error(`rows of patch/ended.tsv that mend nothing: ${[...unused].join(' ')}`)
  return withBeginnings(mended, lives)
}

/** What followed a division began when that one ended: where the patch moves an end, it moves the beginning too. */
function withBeginnings(/** @type {Lifecycle[]} */ mended, /** @type {Lifecycle[]} */ before) {
  /** @type {Map<string, string>} */
  const began = new Map()
  mended.forEach(({ successors, until }, index) => {
    const shown = before[index]?.until
    if (shown !== until) for (const code of successors) began.set(`${code} ${shown}`, until)
  })
  return mended.map((life) => ({ ...life, from: began.get(`${life.code} ${life.from}`) ?? life.from }))
}
