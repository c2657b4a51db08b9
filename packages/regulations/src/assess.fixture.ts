import {
  type AssessAnswer,
  type Assessor,
  createAssessor,
  type FindRecipient,
  type Instant,
  type Json,
  parseInstant,
  type Recipient,
} from '@fengsui/core'
import { instruments } from './index.ts'

const national: Readonly<Record<string, Recipient>> = {
  'national-cyberspace-administration': { id: 'cn-cac', zh: '国家互联网信息办公室' },
  'national-public-security-department': { id: 'cn-mps', zh: '公安部' },
}

const provinces: Readonly<Record<string, Recipient>> = {
  沈阳市康平县: { id: 'cn-210000', zh: '辽宁省互联网信息办公室' },
  成都市: { id: 'cn-510000', zh: '四川省互联网信息办公室' },
}

/** A directory with two provinces in it: what the law's tests need to see that a recipient is found, or is not. */
const findRecipient: FindRecipient = (party, { place }) => {
  const known = national[party]
  if (known !== undefined) return { recipient: known, needsHuman: false }
  const province = provinces[String(place)]
  return party === 'provincial-cyberspace-administration' && province !== undefined
    ? { recipient: province, needsHuman: false }
    : { recipient: null, needsHuman: true }
}

export const assessor: Assessor = createAssessor({ instruments, findRecipient })

/** A moment of the day on which the worked examples begin, in Beijing time: `at('09:00')`. */
export const at = (clock: string, day = '2026-03-02'): string =>
  `${day}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`

/** An event of the assess contract. */
export const event = (type: string, time: string, actor = 'operator') => ({ type, at: time, actor })

/** The operator's discovery at 09:00. */
export const awareAtNine = event('aware.incident', at('09:00'))

/** Noon of a day on which everything in these tests has already happened. */
export const now: Instant = instantOf('2026-11-24T12:00:00+08:00')

export function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

/** Answers an input that must be good. */
export const assess = (input: Json): AssessAnswer => answerTo(assessor.read(input, now))

/** Answers what a log holds, whose times may stand in any order. */
export const assessLog = (input: Json): AssessAnswer => answerTo(assessor.recall(input, now))

function answerTo(read: ReturnType<Assessor['read']>): AssessAnswer {
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return assessor.assess(read.value)
}

/** The Chinese grade of an incident. */
export function gradeOf(incident: Json, more: { readonly [member: string]: Json } = {}) {
  const [grade] = assess({ instruments: ['cn-cac-2025'], incident, ...more }).grades
  if (grade === undefined) throw new Error('no grade was given')
  return grade
}
