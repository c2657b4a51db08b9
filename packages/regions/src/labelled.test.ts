import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.ts'
import { provinceOf } from './path-of.ts'
import type { Resolution } from './resolution.ts'
import { resolve } from './resolve.ts'
import { unpackTowns } from './unpack.ts'

interface Label {
  readonly kind: string
  readonly text: string
  readonly status: string
  readonly codes: readonly string[]
}

const codeByPath = readCodes()
const labels = readLabels()
const sure = ['ok', 'historical']
const doubtful = ['ambiguous', 'conflict', 'none']

/** Codes by names from the province down, from the packed table and not by the resolver's own way. */
function readCodes(): ReadonlyMap<string, string> {
  const living = gazetteer()
    .all()
    .filter(({ until, level }) => until === '' && level !== 'town')
  const nameOf = new Map(living.map(({ code, name }) => [code, name]))
  const pathOf = (code: string, name: string) => {
    const parents = [provinceOf(code), `${code.slice(0, 4)}00`, code.slice(0, 6)]
    const names = [...new Set(parents.filter((parent) => parent !== code))].map((parent) =>
      nameOf.get(parent),
    )
    return [...names.filter((parent) => parent !== undefined), name].join('/')
  }
  const towns = unpackTowns().filter(({ until }) => until === '')
  return new Map([...living, ...towns].map(({ code, name }) => [pathOf(code, name), code]))
}

function readLabels(): readonly Label[] {
  const table = readFileSync(new URL('../labelled/places.tsv', import.meta.url), 'utf8')
  return table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [kind = '', text = '', status = '', places = ''] = line.split('\t')
      const codes =
        places === '' ? [] : places.split(' | ').map((path) => codeByPath.get(path) ?? `? ${path}`)
      return { kind, text, status, codes }
    })
}

function isRight({ status, codes }: Label, answer: Resolution): boolean {
  if (status === 'unsure') return doubtful.includes(answer.status)
  if (answer.status !== status) return false
  if (codes.length === 0) return true
  const given = answer.code === undefined ? (answer.candidates ?? []).map(({ code }) => code) : [answer.code]
  return [...given].sort().join() === [...codes].sort().join()
}

/** A desk is named that the label does not allow. */
const isWrongDesk = ({ status, codes }: Label, { route }: Resolution): boolean =>
  route !== undefined &&
  (!sure.includes(status) || codes.some((code) => route.authorityId !== `cn-${provinceOf(code)}`))

describe('places as people write them', () => {
  const answers = labels.map((label) => ({ label, answer: resolve(label.text) }))

  it('there are at least 500, and every label names a division that exists', () => {
    expect(labels.length).toBeGreaterThanOrEqual(500)
    expect(new Set(labels.map(({ text }) => text)).size).toBe(labels.length)
    expect(labels.flatMap(({ codes }) => codes.filter((code) => code.startsWith('?')))).toEqual([])
  })

  it('none goes to the desk of a wrong province', () => {
    const wrong = answers.filter(({ label, answer }) => isWrongDesk(label, answer))
    expect(wrong.map(({ label, answer }) => `${label.text}: ${answer.route?.authorityId}`)).toEqual([])
  })

  it.each([...new Set(labels.map(({ kind }) => kind))])('at least 97 of 100 are right: %s', (kind) => {
    const asked = answers.filter(({ label }) => label.kind === kind)
    const wrong = asked.filter(({ label, answer }) => !isRight(label, answer))
    const told = wrong.map(({ label, answer }) => `${label.text}: ${answer.status} ${answer.code ?? ''}`)
    expect(told.length / asked.length, told.join('\n')).toBeLessThanOrEqual(0.03)
  })
})
