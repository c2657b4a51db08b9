import { formatInstant } from '@fengsui/core'
import type { Base } from './base.ts'
import { type Finding, sourceAt } from './finding.ts'
import type { Sentence } from './line.ts'
import { type TimeMention, timesIn } from './times.ts'
import { timeConfidence } from './values.ts'

interface Cue {
  readonly type: string
  readonly words: RegExp
  readonly confidence: number
}

const cues: readonly Cue[] = [
  {
    type: 'aware.incident',
    words:
      /发现|获知|得知|刚?知道|才知|获悉|知悉|察觉|监测到|检测到|觉察|注意到|noticed|discovered|detected|found|became aware|learned/i,
    confidence: 0.85,
  },
  {
    type: 'aware.incident',
    words: /接到|收到|接获|反映|反馈|投诉|通报|告警|报警|来电|通知我|提示|was told|were told|alerted|alert/i,
    confidence: 0.7,
  },
  {
    type: 'incident.recovered',
    words:
      /恢复(?:正常|运行|访问|服务|上线|使用|供|业务|了|,|，|。|$)|全面恢复|已恢复|修复完成|restored|recovered|back online|back to normal/i,
    confidence: 0.8,
  },
  {
    type: 'incident.handled',
    words:
      /处置(?:完毕|完成|结束|工作(?:完成|结束))|事件处理完|handling (?:ended|completed)|incident closed/i,
    confidence: 0.8,
  },
  {
    type: 'suspected.crime',
    words: /报案|(?:公安|派出所|网安|警方).{0,8}报警|拨打110|reported to the police/i,
    confidence: 0.75,
  },
]
const notYet =
  /(?:预计|预期|计划|拟|力争|争取|将|尚未|未能|仍未|还没|没有|未|expected|will|not yet)[^，,]{0,8}$/i

/** Events that sentences date: each time with the nearest word that says what happened then. */
export function proseEvents(sentences: readonly Sentence[], base: Base): readonly Finding[] {
  let named = base.at
  return sentences.flatMap((sentence) => {
    const times = timesIn(sentence.text, base.at)
    const dated = times.map((time) => onNamedDay(time, named))
    const full = dated.findLast(({ precision }) => precision !== 'guessed-day')
    if (full !== undefined) named = full.at
    return dated.flatMap((time, index) => eventAt({ sentence, times: dated, index, time }, base))
  })
}

/** An hour without a day, in a telling that named a day before, belongs to that day. */
function onNamedDay(time: TimeMention, named: TimeMention['at']): TimeMention {
  if (time.precision !== 'guessed-day') return time
  const dayMs = 86_400_000
  const shift = named.offset * 60_000
  const day = Math.floor((named.ms + shift) / dayMs) * dayMs - shift
  const sinceMidnight = (((time.at.ms + shift) % dayMs) + dayMs) % dayMs
  return { ...time, at: { ms: day + sinceMidnight, offset: named.offset } }
}

interface Moment {
  readonly sentence: Sentence
  readonly times: readonly TimeMention[]
  readonly index: number
  readonly time: TimeMention
}

function eventAt({ sentence, times, index, time }: Moment, base: Base): readonly Finding[] {
  const { text, line, start } = sentence
  const after = text.slice(time.end, times[index + 1]?.start ?? text.length)
  const before = text.slice(times[index - 1]?.end ?? 0, time.start)
  const cue =
    nearest(after) ?? (/(?:时间|于|在|为|是|at|on)\s*[:：]?\s*$/i.test(before) ? nearest(before) : undefined)
  if (cue === undefined || time.at.ms > base.at.ms + 3_600_000) return []
  // "As of" a time says how things stood, and "15 minutes later" is another time than the one named.
  const upToThen = after.slice(0, after.search(cue.words))
  if (/截[至止]\s*(?:目前|到)?\s*$/.test(before) || /\d+\s*(?:分钟|小时|天)后/.test(upToThen)) return []
  const source = sourceAt(
    line,
    { start: start + time.start, end: start + time.end },
    Math.round(cue.confidence * timeConfidence[time.precision] * 100) / 100,
  )
  return [{ of: 'event', event: { type: cue.type, at: formatInstant(time.at), actor: base.actor }, source }]
}

/** The first word of a stretch that says what happened; what was only expected has not. */
function nearest(text: string): Cue | undefined {
  return cues
    .flatMap((cue) => {
      const match = cue.words.exec(text)
      return match === null || notYet.test(text.slice(0, match.index)) ? [] : [{ cue, at: match.index }]
    })
    .sort((a, b) => a.at - b.at)[0]?.cue
}
