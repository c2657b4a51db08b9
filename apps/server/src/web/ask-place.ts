import { placeAsTyped } from '@fengsui/pages'
import { resolve } from '@fengsui/regions'

const field = 'unit.place'
const choice = `${field}.choice`

/**
 * Whole names of the divisions that a typed place can mean, while nobody has chosen among them. Asked once: whoever
 * cannot say keeps what was typed, and is not kept from reporting.
 */
export function placesToAsk(typed: URLSearchParams): readonly string[] {
  const chosen = typed.get(choice) ?? ''
  const places = candidatesOf(typed)
  return chosen === placeAsTyped || places.includes(chosen) ? [] : places
}

/** What was typed, with the chosen division in the place's stead. */
export function withChosenPlace(typed: URLSearchParams): URLSearchParams {
  const chosen = typed.get(choice) ?? ''
  if (!candidatesOf(typed).includes(chosen)) return typed
  const settled = new URLSearchParams(typed)
  settled.set(field, chosen)
  return settled
}

function candidatesOf(typed: URLSearchParams): readonly string[] {
  const { status, candidates = [] } = resolve(typed.get(field) ?? '')
  if (status !== 'ambiguous' && status !== 'conflict') return []
  return candidates.map(({ path }) => Object.values(path).join(''))
}
