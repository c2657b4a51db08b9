/**
 * The numbers in the regulations' data, and what each is.
 * @typedef {object} LawNumbers
 * @property {Map<number, string>} distinct numbers that are hard to mean by accident → what they are
 * @property {Map<number, string>} lengths time limits, and thresholds of facts in minutes, in minutes → what they are
 * @property {Map<string, Map<number, string>>} thresholds last part of a fact's name → its thresholds, small ones too
 */

/** Units of time are everybody's: a day in seconds is no deadline. */
const unitsOfTime = new Set([60, 1440, 3600, 86_400, 1000, 60_000, 3_600_000, 86_400_000])
/** A threshold is hard to mean by accident from four digits on, a length in minutes from three. */
const distinctThreshold = 1000
const distinctLength = 100
/** Shorter than this, a bare number of seconds is everybody's; beside a limit or its unit it is found all the same. */
const everydayLength = 30

/**
 * Collects thresholds and lengths of time from all that a package of regulations exports.
 * @param {unknown} data
 * @returns {LawNumbers}
 */
export function numbersOfTheLaw(data) {
  const law = { distinct: new Map(), lengths: new Map(), thresholds: new Map() }
  collect(data, law)
  for (const unit of unitsOfTime) law.distinct.delete(unit)
  return law
}

function collect(/** @type {unknown} */ node, /** @type {LawNumbers} */ law) {
  if (typeof node !== 'object' || node === null) return
  if (
    'op' in node &&
    (node.op === '>=' || node.op === '>') &&
    'value' in node &&
    typeof node.value === 'number'
  )
    addThreshold(law, 'fact' in node ? String(node.fact) : 'a fact', node.value)
  if ('within' in node && isLength(node.within))
    addLength(law, 'id' in node ? String(node.id) : 'a duty', node.within.minutes)
  for (const member of Object.values(node)) collect(member, law)
}

/**
 * @param {LawNumbers} law
 * @param {string} fact
 * @param {number} value
 */
function addThreshold(law, fact, value) {
  const means = `a threshold of ${fact}`
  const name = fact.split('.').at(-1) ?? fact
  law.thresholds.set(name, (law.thresholds.get(name) ?? new Map()).set(value, means))
  if (name.endsWith('Minutes') && !law.lengths.has(value)) law.lengths.set(value, means)
  if (value >= distinctThreshold) law.distinct.set(value, means)
  if (fact.endsWith('Cny')) law.distinct.set(value * 100, `${means}, in fen`)
}

/**
 * @param {LawNumbers} law
 * @param {string} duty
 * @param {number} minutes
 */
function addLength(law, duty, minutes) {
  const means = `the time limit of ${duty}`
  law.lengths.set(minutes, means)
  if (minutes >= distinctLength) law.distinct.set(minutes, means)
  if (minutes < everydayLength) return
  law.distinct.set(minutes * 60, `${means}, in seconds`)
  law.distinct.set(minutes * 60_000, `${means}, in milliseconds`)
}

/**
 * @param {unknown} value
 * @returns {value is { minutes: number }}
 */
const isLength = (value) =>
  typeof value === 'object' && value !== null && 'minutes' in value && typeof value.minutes === 'number'
