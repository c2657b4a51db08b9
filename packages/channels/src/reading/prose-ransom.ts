import { formatInstant } from '@fengsui/core'
import type { Base } from './base.ts'
import { type Finding, sourceAt } from './finding.ts'
import type { Sentence } from './line.ts'
import { numeralsIn } from './numerals.ts'
import { timesIn } from './times.ts'

const about = /赎金|勒索|索要|要求.{0,6}支付|ransom|demand/i
const currency =
  /^\s*(?:枚|个)?\s*(?:比特币|门罗币|泰达币|以太坊|以太币|虚拟货币|美元|美金|欧元|人民币|元|bitcoins?|btc|xmr|usdt|eth|usd|dollars?|euros?|yuan|rmb)/i
const method =
  /比特币|门罗币|泰达币|以太坊|以太币|虚拟货币|银行转账|bitcoins?|\bbtc\b|\bxmr\b|\busdt\b|\beth\b/i

const halfYearMs = 183 * 86_400_000

/** A deadline lies ahead: a day that was last heard of more than half a year ago is the coming one. */
const deadlines = (text: string, base: Base): ReturnType<typeof timesIn> =>
  timesIn(text, base.at).map((time) =>
    base.at.ms - time.at.ms < halfYearMs
      ? time
      : (timesIn(text, { ...base.at, ms: base.at.ms + halfYearMs }).find(
          ({ start }) => start === time.start,
        ) ?? time),
  )

/** What a sentence says of a ransom: how much, how to be paid, by when. */
export function ransomFindings(sentence: Sentence, base: Base): readonly Finding[] {
  const { text, line, start } = sentence
  if (!about.test(text)) return []
  const found = (
    name: 'amount' | 'method' | 'date',
    value: string,
    span: { start: number; end: number },
  ): Finding => ({
    of: 'ransom',
    name,
    value,
    source: sourceAt(line, { start: start + span.start, end: start + span.end }, 0.75),
  })
  const amounts = numeralsIn(text).flatMap((numeral) => {
    const unit = currency.exec(text.slice(numeral.end))
    if (unit === null) return []
    const end = numeral.end + unit[0].length
    return [found('amount', text.slice(numeral.start, end), { start: numeral.start, end })]
  })
  const way = method.exec(text)
  const due = deadlines(text, base).find(({ end }) => /^\s*(?:之?前|以前|内)/.test(text.slice(end)))
  return [
    ...amounts.slice(0, 1),
    ...(way === null ? [] : [found('method', way[0], { start: way.index, end: way.index + way[0].length })]),
    ...(due === undefined ? [] : [found('date', formatInstant(due.at).slice(0, 10), due)]),
  ]
}
