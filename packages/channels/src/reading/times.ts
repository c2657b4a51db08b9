import { type Instant, parseInstant } from '@fengsui/core'
import { type Day, dayFrom, midnight, monthNumber, recentDay, smallNumber, weekday } from './calendar-days.ts'

/** A moment that a text speaks of. */
export interface TimeMention {
  readonly at: Instant
  readonly start: number
  readonly end: number
  /** `day`: no hour was given, and `at` is the start of the day; `minute`: both; `guessed-day`: an hour alone. */
  readonly precision: 'minute' | 'day' | 'guessed-day'
}

const number = '[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3}'
const part =
  '凌晨|清晨|清早|早上|早晨|今晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜|午夜|晚|早|夜'
const dayPatterns = [
  String.raw`(?<year>\d{4}|[二零〇一三四五六七八九]{4})\s?[年\-/.]\s?(?<month>${number})\s?[月\-/.]\s?(?<day>${number})(?:\s?[日号])?`,
  String.raw`(?<month2>${number})\s?月\s?(?<day2>${number})\s?[日号]?`,
  String.raw`(?<relative>大前天|前天|前日|昨天|昨日|昨(?=[晚夜早晨])|今天|今日|今(?=[晚晨早])|当天|当日|本日|同日|次日|day before yesterday|yesterday|today|this (?=morning|afternoon|evening)|last night)`,
  String.raw`(?<last>上)?(?:个)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])`,
  `(?<ago>${number})天(?:之)?前`,
  String.raw`(?<day3>\d{1,2})[日号](?=\s?(?:${part}|\d|[,，]))`,
  String.raw`(?<slash>\d{1,2})[/.-](?<slashDay>\d{1,2})(?=\s+(?:${part})?\s?\d{1,2}\s?[:点时])`,
  String.raw`(?<eday>\d{1,2})(?:st|nd|rd|th)?\s+(?<emonth>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:,?\s+(?<eyear>\d{4}))?`,
  String.raw`(?<fmonth>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?<fday>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<fyear>\d{4}))?`,
]
const clockPatterns = [
  String.raw`(?<hour>\d{1,2})\s?:\s?(?<minute>[0-5]\d)(?:\s?:\s?(?<second>[0-5]\d))?\s?(?<meridiem>[ap]\.?m\b\.?)?`,
  String.raw`(?<hour2>(?<!第)(?:${number}))\s?[点时](?!间|候|段|期)(?:钟|整)?(?:(?<half>半)|(?<quarter>[一三])刻|(?:过|零)?(?<minute2>[0-9]{1,2}|[零〇一二三四五六七八九十]{1,4})\s?分?)?(?:(?<second2>\d{1,2})秒)?`,
  String.raw`(?<hour3>\d{1,2})\s?(?<meridiem3>[ap]\.?m\b\.?)`,
]
const clock = `(?:${clockPatterns.join('|')})`
const zone = String.raw`\s?\(?(?<zone>UTC|GMT|Z\b)(?<shift>\s?[+-]\d{1,2}(?::?\d{2})?)?\)?`
const englishPart = String.raw`(?:in the )?(?<epart>morning|afternoon|evening|night)`
/** The same pattern under other group names: a name may stand in one place only. */
const alone = (pattern: string): string => pattern.replaceAll(/\?<(?=[a-z])/g, '?<a_')
const whole = new RegExp(
  `(?:${dayPatterns.join('|')})(?<gap>[\\sT,，的约在于]{0,3}(?:at|around|about)?\\s?(?:${englishPart}\\s?(?:at )?)?(?<part>${part})?\\s?(?:大?约)?\\s?${clock}(?:${zone})?)?|(?<alone>(?<part2>${part})?\\s?(?:大?约)?${alone(clock)}(?:${alone(zone)})?)`,
  'giu',
)
const agoPattern =
  /(?<amount>\d{1,3}|[一二两三四五六七八九十半]{1,3})\s?个?(?:多)?\s?(?<unit>小时|钟头|分钟|hours?|minutes?)(?:之)?(?:前| ago)|刚刚|刚才/giu
const isoPattern = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})/g

type Groups = Readonly<Record<string, string | undefined>>

/**
 * Every moment a text speaks of, counted from `base`, the message's own date, on a clock in base's offset.
 * An hour without a day belongs to the last day named before it, else to the last such hour before the message.
 */
export function timesIn(text: string, base: Instant): readonly TimeMention[] {
  const exact = [...text.matchAll(isoPattern)].flatMap((match) => {
    const at = parseInstant(match[0])
    return at === undefined ? [] : [mention(match, at, 'minute')]
  })
  const ago = [...text.matchAll(agoPattern)].map((match) => mention(match, before(match, base), 'minute'))
  const taken = [...exact, ...ago]
  let day: Day | undefined
  const told = [...text.matchAll(whole)].flatMap((match) => {
    if (taken.some(({ start, end }) => match.index < end && start < match.index + match[0].length)) return []
    const groups: Groups = match.groups ?? {}
    if (groups['alone'] !== undefined) return clockAlone(match, base, day)
    day = dayOf(groups, base, day)
    return day === undefined ? [] : withDay(match, base, day)
  })
  return [...taken, ...told].sort((a, b) => a.start - b.start)
}

const mention = (match: RegExpExecArray, at: Instant, precision: TimeMention['precision']): TimeMention => ({
  at,
  start: match.index,
  end: match.index + match[0].trimEnd().length,
  precision,
})

function before(match: RegExpExecArray, base: Instant): Instant {
  const { amount = '', unit = '' } = match.groups ?? {}
  if (amount === '') return base
  const count = amount === '半' ? 0.5 : smallNumber(amount)
  const minutes = count * (/^(?:分|m)/i.test(unit) ? 1 : 60)
  return { ms: base.ms - minutes * 60_000, offset: base.offset }
}

/** Before it, "last night" means the small hours of today. */
const firstHourOfMorning = 6

const relativeDays: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  'day before yesterday': -2,
  昨天: -1,
  昨日: -1,
  昨: -1,
  yesterday: -1,
  'last night': -1,
}

function dayOf(groups: Groups, base: Instant, named: Day | undefined): Day | undefined {
  const at = (name: string): number => smallNumber(groups[name] ?? '')
  if (groups['year'] !== undefined) return { year: at('year'), month: at('month'), day: at('day') }
  if (groups['month2'] !== undefined) return recentDay(at('month2'), at('day2'), base)
  if (groups['slash'] !== undefined) return recentDay(at('slash'), at('slashDay'), base)
  if (groups['day3'] !== undefined) return dayOfMonth(at('day3'), base, named)
  if (groups['ago'] !== undefined) return dayFrom(base, -at('ago'))
  if (groups['weekday'] !== undefined) return weekday(groups['last'], groups['weekday'], base)
  if (groups['relative'] !== undefined) return relativeDay(groups['relative'].toLowerCase(), base, named)
  return englishDay(groups, base)
}

function relativeDay(word: string, base: Instant, named: Day | undefined): Day | undefined {
  const same = word === '当天' || word === '当日' || word === '同日'
  if (same && named !== undefined) return named
  if (word !== '次日') return dayFrom(base, relativeDays[word] ?? 0)
  const day = named && midnight(named, base.offset)
  return day && dayFrom(day, 1)
}

/** "2日上午": of the month that was named, else the latest such day. */
function dayOfMonth(day: number, base: Instant, named: Day | undefined): Day | undefined {
  const { year, month } = named ?? dayFrom(base, 0)
  const found = { year, month, day }
  const at = midnight(found, base.offset)
  if (named !== undefined || (at !== undefined && at.ms <= base.ms)) return at && found
  return month === 1 ? { year: year - 1, month: 12, day } : recentDay(month - 1, day, base)
}

function englishDay(groups: Groups, base: Instant): Day | undefined {
  const month = monthNumber(groups['emonth'] ?? groups['fmonth'] ?? '')
  const day = Number(groups['eday'] ?? groups['fday'])
  const year = groups['eyear'] ?? groups['fyear']
  return year === undefined ? recentDay(month, day, base) : { year: Number(year), month, day }
}

function withDay(match: RegExpExecArray, base: Instant, day: Day): readonly TimeMention[] {
  const groups: Groups = match.groups ?? {}
  const start = midnight(day, base.offset)
  if (start === undefined) return []
  if (groups['gap'] === undefined) return [mention(match, start, 'day')]
  const night = /^last night$/i.test(groups['relative'] ?? '') ? '晚' : undefined
  const minutes = minutesOf(groups, groups['part'] ?? groups['epart'] ?? night)
  if (minutes === undefined) return [mention(match, start, 'day')]
  // "昨晚1点" is past midnight: it belongs to the day that followed.
  const small =
    groups['relative'] === '昨' && /[晚夜]/.test(groups['part'] ?? '') && minutes / 60 < firstHourOfMorning
  return [mention(match, zoned(start, minutes + (small ? 24 * 60 : 0), groups), 'minute')]
}

function clockAlone(match: RegExpExecArray, base: Instant, day: Day | undefined): readonly TimeMention[] {
  const groups: Groups = match.groups ?? {}
  const own = Object.fromEntries(
    Object.entries(groups).flatMap(([name, value]) =>
      name.startsWith('a_') ? [[name.slice(2), value]] : [],
    ),
  )
  const minutes = minutesOf(own, groups['part2'])
  const start = midnight(day ?? dayFrom(base, 0), base.offset)
  if (minutes === undefined || start === undefined) return []
  const at = zoned(start, minutes, own)
  if (day !== undefined) return [mention(match, at, 'minute')]
  const past = at.ms <= base.ms ? at : { ms: at.ms - 24 * 3_600_000, offset: at.offset }
  return [mention(match, past, 'guessed-day')]
}

/** A time with a zone of its own is no longer the sender's. */
function zoned(start: Instant, minutes: number, groups: Groups): Instant {
  const at = { ms: start.ms + Math.round(minutes * 60_000), offset: start.offset }
  if (groups['zone'] === undefined) return at
  const [, sign = '+', hours = '0', rest = '0'] =
    /([+-])(\d{1,2}):?(\d{2})?/.exec(groups['shift'] ?? '') ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest))
  return { ms: at.ms + (start.offset - offset) * 60_000, offset: start.offset }
}

function minutesOf(groups: Groups, dayPart: string | undefined): number | undefined {
  const hour = smallNumber(groups['hour'] ?? groups['hour2'] ?? groups['hour3'] ?? '')
  const second = Number(groups['second'] ?? groups['second2'] ?? 0)
  const minute = minuteOf(groups)
  if (!(hour <= 24) || !(minute < 60) || !(second < 60)) return undefined
  const meridiem = groups['meridiem'] ?? groups['meridiem3']
  return hourOfDay(hour, meridiem?.toLowerCase().charAt(0) ?? dayPart) * 60 + minute + second / 60
}

function minuteOf(groups: Groups): number {
  if (groups['half'] !== undefined) return 30
  if (groups['quarter'] !== undefined) return smallNumber(groups['quarter']) * 15
  return smallNumber(groups['minute'] ?? groups['minute2']?.replace(/^[零〇](?=.)/, '') ?? '0')
}

/** Which hour of 24 is meant: 下午3点 is 15, 晚上12点 the end of the day, 中午1点 is 13, 12 am the start. */
function hourOfDay(hour: number, dayPart: string | undefined): number {
  if (dayPart === undefined) return hour
  if (/^(?:凌晨|a$)/.test(dayPart)) return hour === 12 ? 0 : hour
  if (/^(?:晚|夜|深夜|午夜|night)/.test(dayPart))
    return hour === 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour
  if (/^(?:中午|正午)/.test(dayPart)) return hour < 4 ? hour + 12 : hour
  if (/^(?:下午|午后|傍晚|p$|afternoon|evening)/.test(dayPart)) return hour < 12 ? hour + 12 : hour
  return hour
}
