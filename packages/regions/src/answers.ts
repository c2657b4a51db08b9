import { isCorps } from './corps.ts'
import { existsAt } from './division.ts'
import { gazetteer } from './gazetteer.ts'
import { notes } from './notes.ts'
import { isOutside, pathOf, provinceOf } from './path-of.ts'
import type { Place } from './place.ts'
import type { Candidate, Evidence, Resolution, Route } from './resolution.ts'
import type { Meaning } from './vocabulary.ts'

/** The provinces of today that a place lies in. */
export const provincesOf = ({ code, today, until }: Place): string[] => {
  if (until === '') return [provinceOf(code)]
  if (today.length > 0) return [...new Set(today.map(provinceOf))]
  return leftItsProvince.test(code) ? [] : [provinceOf(code)]
}

/** Old codes of what is in 海南 and 重庆 today: nothing else has gone from one province to another. */
const leftItsProvince = /^(?:44(?:10|11|21|22)|51(?:02|12|22|23|35|70))/

interface Known {
  readonly at: string | undefined
  /** Ids of those who are told besides about the corps. */
  readonly alsoNotify: readonly string[] | undefined
  readonly evidence: readonly Evidence[]
}

/** The answer for one place that a text means beyond doubt. */
export function answerFor({ place, zone }: Meaning, known: Known): Resolution {
  if (isOutside(place.code)) return outsideAnswer(place, known)
  if (place.until === '') return livingAnswer(place, known, zone)
  if (known.at !== undefined && existsAt(place, known.at))
    return { ...livingAnswer(place, known, zone), successors: todayOf(place).map(briefOf) }
  const [only, ...others] = todayOf(place)
  // A town that was renamed is still the same town.
  if (place.level === 'town' && only !== undefined && others.length === 0)
    return livingAnswer(only, known, zone)
  return historicalAnswer(place, known)
}

function livingAnswer(place: Place, { evidence, alsoNotify }: Known, zone?: string): Resolution {
  const provinceCode = oneOf(provincesOf(place))
  const confirmed = isAdministered(place)
  return {
    status: 'ok',
    code: place.code,
    path: pathOf(place, zone),
    ...(provinceCode === undefined
      ? {}
      : { provinceCode, route: routeOf(provinceCode, place.code, { zone, alsoNotify }) }),
    needsHuman: provinceCode === undefined || !confirmed,
    ...(confirmed ? {} : { note: notes.notAdministered }),
    evidence,
  }
}

/** 金门县 has a code under 福建 and an administration that is not 福建's. */
const isAdministered = ({ code }: Place): boolean => code !== '350527'

function historicalAnswer(place: Place, { evidence, alsoNotify }: Known): Resolution {
  const { code, name, until } = place
  const today = todayOf(place)
  const [only, ...others] = today
  const one = others.length === 0 ? only : undefined
  const provinceCode = oneOf(provincesOf(place))
  return {
    status: 'historical',
    ...(one === undefined ? {} : { code: one.code, path: pathOf(one) }),
    ...(one === undefined
      ? { candidates: today.map((next) => ({ ...briefOf(next), score: 1 / today.length })) }
      : {}),
    successorOf: { code, name, until },
    ...(provinceCode === undefined
      ? {}
      : { provinceCode, route: routeOf(provinceCode, one?.code ?? code, { alsoNotify }) }),
    needsHuman: provinceCode === undefined,
    ...(one === undefined ? { note: today.length > 0 ? notes.divided : notes.ended } : {}),
    evidence,
  }
}

const outsideAnswer = (place: Place, { evidence }: Known): Resolution => ({
  status: 'outside',
  code: place.code,
  path: pathOf(place),
  provinceCode: place.code,
  needsHuman: true,
  note: notes.outside,
  evidence,
})

/** The answer where a person has to decide: what it can be, and the province if all agree. */
export function unsureAnswer(meant: readonly Meaning[], { evidence, several }: Unsure): Resolution {
  const places = [...new Set(meant.flatMap(({ place }) => (place.until === '' ? [place] : todayOf(place))))]
  const provinces = [...new Set(places.map(({ code }) => provinceOf(code)))]
  const status = several && provinces.length > 1 ? 'conflict' : 'ambiguous'
  const provinceCode = oneOf(provinces)
  return {
    status,
    candidates: places
      .slice(0, mostCandidates)
      .map((place) => ({ ...briefOf(place), score: 1 / places.length })),
    ...(provinceCode === undefined ? {} : { provinceCode }),
    needsHuman: true,
    note: notes[status],
    evidence,
  }
}

interface Unsure {
  readonly evidence: readonly Evidence[]
  /** The text names several places. */
  readonly several: boolean
}

const mostCandidates = 20

const todayOf = ({ today }: Place): Place[] => today.flatMap((code) => gazetteer().current(code) ?? [])
const briefOf = (place: Place): Omit<Candidate, 'score'> => ({ code: place.code, path: pathOf(place) })
const oneOf = (codes: readonly string[]): string | undefined => (codes.length === 1 ? codes[0] : undefined)

/** The authority of a province; the corps is told apart, since a deployer may want to tell others of it too. */
function routeOf(provinceCode: string, code: string, { zone, alsoNotify = [] }: OfCorps = {}): Route {
  const ofCorps = code.startsWith('6590') || isCorps(zone)
  return {
    authorityId: `cn-${provinceCode}`,
    basis: ofCorps ? 'corps-in-650000' : 'place-in-province',
    ...(ofCorps && alsoNotify.length > 0 ? { alsoNotify } : {}),
  }
}

interface OfCorps {
  readonly zone?: string | undefined
  readonly alsoNotify?: readonly string[] | undefined
}
