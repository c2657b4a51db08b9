import type { InputError, Json } from '@fengsui/core'

/** Leads an error about a fact to where the submission wrote it: nested or dotted, as its sender did. */
export function pointerAsWritten(json: Json, error: InputError): InputError {
  const [, section = '', name = ''] = error.pointer.split('/')
  if (section !== 'entity' && section !== 'incident') return error
  const path = pathTo(membersOf(membersOf(json)[section]), name)
  return path === undefined ? error : { ...error, pointer: `/${section}${path}` }
}

/** The path to a dotted name inside an object that nests some of its parts. */
function pathTo(members: Readonly<Record<string, Json>>, name: string): string | undefined {
  if (name in members) return `/${name}`
  for (const [key, value] of Object.entries(members)) {
    const inside = name.startsWith(`${key}.`) && pathTo(membersOf(value), name.slice(key.length + 1))
    if (inside) return `/${key}${inside}`
  }
  return undefined
}

const membersOf = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {}
