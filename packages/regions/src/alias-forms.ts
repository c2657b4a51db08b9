import type { Place } from './place.ts'

/** One way to write a place. */
export interface Form {
  readonly text: string
  /** With its suffix (沈阳市, 海西州), or bare (沈阳). */
  readonly exact: boolean
}

const short: readonly (readonly [RegExp, string])[] = [
  [/自治州$/, '州'],
  [/自治县$/, '县'],
  [/自治旗$/, '旗'],
  [/族区$/, '区'],
]

/** The ways to write a place: its name, its stem, and for an ethnic name each form between the two. */
export function formsOf({ name, stem }: Place): Form[] {
  if (stem === name) return [{ text: name, exact: true }]
  if (name.length - stem.length === 1) return plainForms(name, stem)
  const forms: Form[] = [{ text: name, exact: true }]
  const suffix = short.find(([pattern]) => pattern.test(name))?.[1]
  for (const partial of partialsOf(name, stem)) {
    if (partial.length > 1) forms.push({ text: partial, exact: false })
    if (suffix !== undefined) {
      forms.push({ text: partial + suffix, exact: true })
      forms.push({ text: `${partial}自治${suffix}`, exact: true })
    }
  }
  return forms.filter(({ text }, index) => forms.findIndex((other) => other.text === text) === index)
}

const plainForms = (name: string, stem: string): Form[] =>
  stem.length > 1
    ? [
        { text: name, exact: true },
        { text: stem, exact: false },
      ]
    : [{ text: name, exact: true }]

/** 海西蒙古族藏族自治州 → 海西, 海西蒙古族, 海西蒙古族藏族. */
function partialsOf(name: string, stem: string): string[] {
  const partials = [stem]
  const nationalities = name.slice(stem.length).replace(/(?:自治)?[州县旗区]$/, '')
  for (const [end] of nationalities.matchAll(/.*?族/g)) partials.push((partials.at(-1) ?? stem) + end)
  return partials
}

/** Names that describe as much as they name: 城区, 老城区, 江北区. Alone they prove nothing. */
export const isGeneric = (name: string): boolean =>
  name.length < 2 || (name.endsWith('区') && generic.test(name))

const generic = /^[东西南北中上下内外前后新老旧大小城市郊关桥港江河湖海口岸滨站矿]+区$/
