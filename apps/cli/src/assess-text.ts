import {
  type AssessAnswer,
  citationIn,
  confidenceLabels,
  type DutyAnswer,
  type Hit,
  type Instrument,
  type Language,
  partyName,
  textIn,
  wordingOf,
} from '@fengsui/core'
import { forecastText, nearText } from './outlook-text.ts'
import { table } from './table.ts'

const words = {
  'zh-CN': {
    provisional: '（暂定：未知的事实还可能使它升高）',
    next: '下一步',
    latest: '最迟',
    why: '依据',
    duties: '全部时限',
    ask: '还要问的',
    human: '待人工确认',
    promptly: '及时，没有钟点',
    notStarted: '未起算',
    judged: '判断中',
    onTime: '已按时完成',
    done: '已完成',
    delivered: '已送达，当时未起算',
    late: '已完成，晚于时限',
    suspended: '暂可不履行',
    superseded: '已被替代：',
    standing: '长期',
    nothing: '现在没有在走的时限',
  },
  en: {
    provisional: ' (provisional: facts not yet known may raise it)',
    next: 'Next',
    latest: 'Latest',
    why: 'Why',
    duties: 'All deadlines',
    ask: 'Still to ask',
    human: 'to be confirmed by a person',
    promptly: 'promptly, no hour given',
    notStarted: 'not started',
    judged: 'being judged',
    onTime: 'done in time',
    done: 'done',
    delivered: 'delivered, its clock had not started',
    late: 'done late',
    suspended: 'need not be done for now',
    superseded: 'replaced by ',
    standing: 'standing',
    nothing: 'no clock is running now',
  },
} as const

/** An answer as a person reads it on a terminal: level and why, what to do next, all deadlines, what to ask, what was nearly reached. */
export function assessText(
  answer: AssessAnswer,
  instruments: readonly Instrument[],
  language: Language,
): string {
  const main = instruments.find(({ id }) => id === answer.grades[0]?.instrument)
  const blocks = [
    ...answer.grades.map((grade) => gradeText(grade, instruments, language)),
    nextText(answer, instruments, language),
    dutiesText(answer.duties, instruments, language),
    askText(answer, language),
    nearText(answer, main, language),
    forecastText(answer, main, language),
    ...answer.warnings.map(
      ({ code, detail }) => `! ${detail === undefined ? code : textIn(detail, language)}\n`,
    ),
  ]
  return blocks.filter((block) => block !== '').join('\n')
}

function gradeText(
  grade: AssessAnswer['grades'][number],
  instruments: readonly Instrument[],
  language: Language,
): string {
  const instrument = instruments.find(({ id }) => id === grade.instrument)
  const note = grade.provisional ? words[language].provisional : ''
  const head = `${grade.roman} ${textIn(grade, language)}${note}  ${grade.instrument}\n`
  return instrument === undefined
    ? head
    : head + table(grade.hits.map((hit) => hitRow(hit, instrument, language)))
}

function hitRow(hit: Hit, instrument: Instrument, language: Language): readonly string[] {
  const { comparison } = wordingOf(instrument, language)
  const threshold = comparison({
    fact: hit.fact,
    op: typeof hit.threshold === 'number' ? '>=' : '=',
    value: hit.threshold,
  })
  const value = typeof hit.value === 'number' ? hit.value.toLocaleString('en-US') : ''
  return [
    '',
    hit.id,
    threshold,
    value,
    citationIn(hit, language),
    textIn(confidenceLabels[hit.confidence], language),
  ]
}

function nextText(
  { next, duties, grades }: AssessAnswer,
  instruments: readonly Instrument[],
  language: Language,
): string {
  const text = words[language]
  if (next === null) return grades.length === 0 ? '' : `${text.next}  ${text.nothing}\n`
  const duty = duties.find(({ id, dueSafe }) => id === next.duty && dueSafe === next.due)
  return table([
    [text.next, textIn(next.do, language)],
    ['', duty === undefined ? '' : recipientOf(duty, instruments, language)],
    [text.latest, next.due ?? text.promptly],
    [text.why, textIn(next.why, language)],
  ])
}

/** Whom the directory knows, else the party it has to be: two rows of one duty differ in that alone. */
function recipientOf(
  { id, to, recipient }: DutyAnswer,
  instruments: readonly Instrument[],
  language: Language,
): string {
  if (recipient !== null) return language === 'en' ? (recipient.en ?? recipient.zh) : recipient.zh
  const instrument = instruments.find(({ duties }) => duties.some((duty) => duty.id === id))
  const party = instrument === undefined ? to : partyName(instrument, to, language)
  const { human } = words[language]
  return language === 'en' ? `${party} (${human})` : `${party}（${human}）`
}

const quiet: ReadonlySet<DutyAnswer['status']> = new Set(['not_triggered', 'not_bound', 'not_in_force'])

function dutiesText(
  duties: readonly DutyAnswer[],
  instruments: readonly Instrument[],
  language: Language,
): string {
  const rows = duties
    .filter(({ status }) => !quiet.has(status))
    .map((duty) => [
      '',
      duty.id,
      whenOf(duty, language),
      textIn(duty.label, language),
      recipientOf(duty, instruments, language),
      citationIn(duty, language),
    ])
  return rows.length === 0 ? '' : `${words[language].duties}\n${table(rows)}`
}

function whenOf(duty: DutyAnswer, language: Language): string {
  const text = words[language]
  switch (duty.status) {
    case 'filed_on_time':
      return duty.dueLatest === undefined ? text.done : text.onTime
    case 'filed_late':
      return text.late
    case 'not_started':
      return duty.filedAt === undefined ? text.notStarted : text.delivered
    case 'no_fixed_deadline':
      return duty.stage === 'record' ? text.standing : text.promptly
    case 'suspended':
      return text.suspended
    case 'superseded':
      return `${text.superseded}${duty.supersededBy ?? ''}`
    case 'unknown':
      return duty.dueSafe === undefined ? text.judged : `${text.judged} ${duty.dueSafe}`
    default:
      return duty.dueSafe ?? duty.status
  }
}

const askText = ({ ask }: AssessAnswer, language: Language): string =>
  ask.length === 0
    ? ''
    : `${words[language].ask}\n${ask.map(({ question }) => `  ${textIn(question, language)}\n`).join('')}`
