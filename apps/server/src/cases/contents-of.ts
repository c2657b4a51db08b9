import {
  type AbsentItem,
  type Case,
  type CheckContents,
  type ContentsAnswer,
  contentsCheck,
  type Filing,
  type Instant,
  type Instrument,
  type ReportFields,
  type ReportKind,
} from '@fengsui/core'
import { assessInput, type Law } from './assess-case.ts'

const checks = new WeakMap<Instrument, CheckContents>()

/** The check of an instrument's contents; made once, since making it compiles the instrument's expressions. */
function checkOf(law: Instrument): CheckContents {
  const check = checks.get(law) ?? contentsCheck(law)
  checks.set(law, check)
  return check
}

/** Whether all reports of a case together hold what the first report, or the summary, must. */
export function contentsOfCase(
  rules: Law,
  file: Case,
  { kind, now }: { readonly kind: 'initial' | 'summary'; readonly now: Instant },
): ContentsAnswer {
  return checkOf(rules.law)(kind, fieldsOf(file), assessInput(rules, file, now).facts)
}

/** What all reports of a case say together: a supplement adds to what the first one said. */
function fieldsOf({ unit, reports, facts }: Case): ReportFields {
  const declared = reports.findLast((report) => report.declared !== undefined)?.declared
  return {
    unit: { name: unit },
    declared: { level: declared?.level ?? null, category: declared?.category ?? facts['category'] ?? null },
    contents: Object.assign({}, ...reports.map(({ contents }) => contents)),
    summary: Object.assign({}, ...reports.map(({ summary = {} }) => summary)),
  }
}

/** What is still absent once a report of this kind is in, by the ids of its items. */
export function absentFrom(
  rules: Law,
  { file, kind, now }: { readonly file: Case; readonly kind: ReportKind; readonly now: Instant },
): NonNullable<Filing['absent']> {
  const answer = contentsOfCase(rules, file, { kind: kind === 'summary' ? 'summary' : 'initial', now })
  const ids = (items: readonly AbsentItem[]): readonly string[] => items.map(({ item }) => item.id)
  return { missing: ids(answer.missing), toFollow: ids([...answer.undecided, ...answer.toFollow]) }
}
