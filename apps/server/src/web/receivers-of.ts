import type { AssessAnswer, Case } from '@fengsui/core'
import type { Receiver } from '@fengsui/pages'
import type { Services } from '../services.ts'

/** Whom a party may have to call about a case: those its own open duties are owed to, and who is told besides. */
export function receiversOf(
  { directory }: Pick<Services, 'directory'>,
  { facts }: Pick<Case, 'facts'>,
  { party, duties }: Pick<AssessAnswer, 'duties'> & { readonly party: string },
): readonly Receiver[] {
  const known = directory.current()
  const asked = Object.fromEntries(
    ['place', 'cn.sector'].flatMap((name) => (typeof facts[name] === 'string' ? [[name, facts[name]]] : [])),
  )
  const open = duties.filter(({ from, status }) => from === party && !settled.has(status))
  const found = open.flatMap(({ to, alsoNotify = [] }) => [
    ...known.receivers(to, asked),
    ...alsoNotify.flatMap(({ id }) => known.authority(id) ?? []),
  ])
  return [...new Set(found)]
}

const settled: ReadonlySet<string> = new Set(['not_triggered', 'not_bound', 'not_in_force'])
