import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'
import { resolve, resolveAny } from './resolve.ts'

const living = gazetteer()
  .all()
  .filter(({ until, code }) => until === '' && code < '7')
const byCode = new Map(living.map((place) => [place.code, place]))
const below = living.filter(({ level }) => level !== 'province')

const provinceOf = ({ code }: Place): Place | undefined => byCode.get(`${code.slice(0, 2)}0000`)

/** What a place hangs under: a county for a town of 海南, a prefecture for a county, or nothing between. */
function parentOf({ code, level }: Place): Place | undefined {
  const parent =
    level === 'town' ? (byCode.get(code.slice(0, 6)) ?? byCode.get(`${code.slice(0, 4)}00`)) : undefined
  return parent ?? (level === 'county' ? byCode.get(`${code.slice(0, 4)}00`) : undefined)
}

/** Texts that do not lead to their place. */
function missed(write: (place: Place) => string | undefined, places: readonly Place[] = below): string[] {
  return places.flatMap((place) => {
    const text = write(place)
    if (text === undefined) return []
    const { status, code } = resolve(text)
    return status === 'ok' && code === place.code
      ? []
      : [`${text}: ${status} ${code ?? ''}, not ${place.code}`]
  })
}

describe('every division of today', () => {
  it('there are 31 provinces in the chain, 333 prefectures, 2847 counties', () => {
    const count = (level: string) => living.filter((place) => place.level === level).length
    expect([count('province'), count('prefecture'), count('county')]).toEqual([31, 333, 2847])
  })

  it('is found by its names from the province down', () => {
    expect(
      missed((place) => `${provinceOf(place)?.name}${parentOf(place)?.name ?? ''}${place.name}`),
    ).toEqual([])
  })

  it('is found by its parent and its name', () => {
    expect(missed((place) => parentOf(place) && `${parentOf(place)?.name}${place.name}`)).toEqual([])
  })

  it('is found by the stem of its parent and its name: 甘孜新龙县', () => {
    expect(missed((place) => parentOf(place) && `${parentOf(place)?.stem}${place.name}`)).toEqual([])
  })

  it('is found with the small before the big', () => {
    expect(missed((place) => parentOf(place) && `${place.name}，${parentOf(place)?.name}`)).toEqual([])
  })

  it('is found by its code', () => {
    expect(missed(({ code }) => code, living)).toEqual([])
  })

  it('is the same whether a text of names alone is weighed or not', () => {
    const texts = below.flatMap((place) => {
      const [parent, province] = [parentOf(place), provinceOf(place)]
      const names = [
        place.name,
        `${province?.stem}${place.name}`,
        `${province?.name}${parent?.stem}${place.stem}`,
      ]
      return parent === undefined
        ? names
        : [...names, `${parent.name}${place.name}`, `${parent.stem}${place.name}`]
    })
    const differ = texts.filter((text) => !isDeepStrictEqual(resolve(text), resolveAny(text, {})))
    expect(differ).toEqual([])
  })

  it('its name alone leads to it or to a question, never to another province', () => {
    const wrong = below.filter(({ name, code }) => {
      const { status, provinceCode } = resolve(name)
      return status === 'ok' && provinceCode?.slice(0, 2) !== code.slice(0, 2)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})

describe('every division that has ended', () => {
  it('leads by its code to a division of today, to a desk, or to a question', () => {
    const ended = [
      ...new Set(
        gazetteer()
          .all()
          .filter(({ until }) => until !== '')
          .map(({ code }) => code),
      ),
    ]
    for (const code of ended) {
      const answer = resolve(code)
      if (answer.code === undefined) expect(answer.route !== undefined || answer.needsHuman, code).toBe(true)
      else expect(byCode.has(answer.code), code).toBe(true)
    }
  })
})
