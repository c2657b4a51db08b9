import type { QuestionAnswer } from './answer.ts'
import {
  type Duties,
  type DutyRow,
  dutyRows,
  isNoIncident,
  levelReached,
  missingOf,
  runningOf,
  triggerOf,
} from './duties.ts'
import { missingFacts } from './expression.ts'
import type { FactTable } from './fact-values.ts'
import { missingToRise } from './grading.ts'
import type { Judged } from './judged.ts'
import type { FactKind, Question } from './law.ts'

type Change = QuestionAnswer['couldChange'][number]

/**
 * The questions whose answers can still change level, duty or deadline, most consequential first. Empty exactly when
 * no unknown fact can change any of them.
 */
export function ask(duties: Duties, judged: Judged): readonly QuestionAnswer[] {
  const { instrument, facts } = duties.grading
  const wanted = wantedFacts(duties, judged)
  askForGroups(wanted, duties, judged)
  return instrument.questions
    .map((question) => questionAnswer(question, wanted, facts))
    .filter((question) => question !== undefined)
    .sort((a, b) => b.couldChange.length - a.couldChange.length)
}

/**
 * One question about what is concerned at all spares the questions about everything that is not. A group of which harm
 * was said already is concerned whatever the answer, so its facts are asked for themselves.
 */
function askForGroups(wanted: Map<string, Set<Change>>, duties: Duties, { situation }: Judged): void {
  const { facts } = duties.grading
  if (situation.concerned === undefined) return
  const { groupsFact, groups: said } = situation.concerned
  const groupOf = (name: string): string => facts.get(name)?.group ?? ''
  const open = [...wanted.keys()].filter((name) => groupOf(name) !== '' && !said.has(groupOf(name)))
  if (new Set(open.map(groupOf)).size < 2) return
  const changes = open.flatMap((name) => [...(wanted.get(name) ?? [])])
  for (const name of open) wanted.delete(name)
  wanted.set(groupsFact, new Set(changes))
}

/** Unknown facts that matter, and what each can change. */
function wantedFacts(duties: Duties, judged: Judged): Map<string, Set<Change>> {
  const { graded, situation, input } = judged
  const wanted = new Map<string, Set<Change>>()
  const want = (names: readonly string[], changes: readonly Change[]): void => {
    for (const name of names) wanted.set(name, new Set([...(wanted.get(name) ?? []), ...changes]))
  }
  if (input.decided === undefined) {
    want(missingToRise(graded), ['level'])
    want(presumedByGrading(duties, judged), ['level'])
  }
  const rows = dutyRows(duties, situation).filter((row) => canBeOwed(duties, row, judged))
  for (const row of rows) {
    if (triggerOf(duties, row, judged) === undefined)
      want(missingOf(duties, row, judged), ['duty', 'deadline'])
    if (needsPlace(row, judged)) want([row.address.placeFact], ['duty'])
    for (const test of [row.superseded, row.suspended])
      if (test !== undefined) want(missingFacts(test, situation), ['duty', 'deadline'])
    want(runningOf(row, judged)?.missing ?? [], ['deadline'])
  }
  want(presumedFacts(duties, judged, rows), ['duty'])
  want(presumedByProcedures(duties, judged), ['duty'])
  return wanted
}

/** What indicators above the level presume, unless a fact was given that stands only where it is so. */
function presumedByGrading({ grading }: Duties, { graded, situation }: Judged): readonly string[] {
  const settled = Object.keys(situation.facts).map((name) => grading.facts.get(name)?.onlyWhen?.fact)
  return graded.open
    .filter(({ rank }) => rank < graded.rank)
    .flatMap(({ test }) => test.presumes(situation))
    .filter((name) => !settled.includes(name))
}

/** Nothing that is said can make somebody owe what the law does not ask of them, or not yet. */
const canBeOwed = (duties: Duties, row: DutyRow, judged: Judged): boolean =>
  judged.inForce && duties.bound.value(judged.situation) !== false && triggerOf(duties, row, judged) !== false

const needsPlace = ({ duty, address }: DutyRow, { situation }: Judged): boolean =>
  duty.recipient === 'home-province' && situation.facts[address.placeFact] === undefined

/** Whom the law binds and that it is an incident at all is presumed, and still worth a question at the end. */
function presumedFacts(duties: Duties, judged: Judged, { length }: readonly DutyRow[]): readonly string[] {
  const { situation, inForce } = judged
  if (!inForce || duties.bound.value(situation) === false) return []
  const noIncident = isNoIncident(duties, judged)
  if (noIncident === true) return duties.noIncident.presumes(situation)
  if (length === 0) return []
  const bound = duties.bound.presumes(situation)
  return noIncident === undefined ? [...bound, ...missingFacts(duties.noIncident, situation)] : bound
}

/** What is presumed of the procedure of a duty whose level is reached, or may be. */
function presumedByProcedures(duties: Duties, judged: Judged): readonly string[] {
  const { situation, inForce } = judged
  if (!inForce || duties.bound.value(situation) === false || isNoIncident(duties, judged) === true) return []
  return duties.rows
    .filter((row) => levelReached(duties, row, judged) !== false)
    .flatMap(({ procedure }) => procedure.presumes(situation))
}

function questionAnswer(
  { id, facts: names, question }: Question,
  wanted: ReadonlyMap<string, ReadonlySet<Change>>,
  facts: FactTable,
): QuestionAnswer | undefined {
  const open = names.filter((name) => wanted.has(name))
  const [first] = open
  const declared = first === undefined ? undefined : facts.get(first)
  if (declared === undefined) return undefined
  const changes = new Set(open.flatMap((name) => [...(wanted.get(name) ?? [])]))
  const couldChange = (['level', 'duty', 'deadline'] as const).filter((change) => changes.has(change))
  return {
    id,
    facts: open,
    ...(open.length > 1 ? { kind: 'form' as const } : answerShape(declared.kind)),
    couldChange,
    question,
  }
}

function answerShape(kind: FactKind): Pick<QuestionAnswer, 'kind' | 'options' | 'unit'> {
  switch (kind.type) {
    case 'boolean':
    case 'text':
      return { kind: kind.type }
    case 'number':
      return { kind: 'number', unit: kind.unit }
    case 'enum':
      return { kind: 'single', options: kind.values }
    case 'set':
      return { kind: 'multi', options: kind.values }
  }
}
