import type { Localized } from './localized.ts'
import type { InputError } from './problem.ts'

export const inputFaultCodes = [
  'bad-syntax',
  'duplicate-key',
  'too-deep',
  'long-key',
  'too-many',
  'more-errors',
  'unusable-text',
  'unknown-member',
  'unknown-fact',
  'wrong-section',
  'duplicate-fact',
  'wrong-type',
  'not-allowed',
  'out-of-range',
  'too-precise',
  'contradiction',
  'bad-time',
  'in-future',
  'before-awareness',
  'received-before-sent',
  'missing',
  'unknown-name',
  'duplicate-name',
  'falling-threshold',
] as const
export type InputFault = (typeof inputFaultCodes)[number]

/** Everything that can be wrong with an input to `assess`, by code, with what to do. `{…}` is filled in. */
export const inputFaults: Readonly<Record<InputFault, Localized>> = {
  'bad-syntax': { zh: '不是JSON，请检查括号和引号。', en: 'This is not JSON. Check brackets and quotes.' },
  'duplicate-key': { zh: '同一个键出现了两次，请留一个。', en: 'This key stands twice. Keep one of them.' },
  'too-deep': { zh: '嵌套太深，请展开。', en: 'This is nested too deeply. Flatten it.' },
  'long-key': { zh: '其中有名称过长，请缩短。', en: 'A name in it is too long. Shorten it.' },
  'too-many': { zh: '项数太多，最多{near}项。', en: 'Too many entries; at most {near}.' },
  'more-errors': {
    zh: '错误还有更多，这里只列出前{near}个。',
    en: 'There are more errors; only the first {near} are listed.',
  },
  'unusable-text': {
    zh: '含有不能保存的字符，请删去。',
    en: 'This holds characters that cannot be stored. Remove them.',
  },
  'unknown-member': {
    zh: '没有这一项。',
    en: 'There is no such member.',
  },
  'unknown-fact': {
    zh: '没有这个事实；自定义的请放在“x.”下。',
    en: 'There is no such fact; put your own under "x.".',
  },
  'wrong-section': { zh: '这个事实应放在“{near}”里。', en: 'This fact belongs in "{near}".' },
  'duplicate-fact': {
    zh: '同一个事实写了两次，请留一个。',
    en: 'This fact is given twice. Keep one of them.',
  },
  'wrong-type': { zh: '类型不对，应为{near}。', en: 'Wrong type; expected {near}.' },
  'not-allowed': { zh: '没有这个值，可用：{near}。', en: 'There is no such value. Known: {near}.' },
  'out-of-range': { zh: '超出范围，应{near}。', en: 'Out of range; it must be {near}.' },
  'too-precise': { zh: '小数位太多，最多{near}位。', en: 'Too many decimals; at most {near}.' },
  contradiction: {
    zh: '与“{near}”矛盾，请改其中一个。',
    en: 'This contradicts "{near}". Change one of them.',
  },
  'bad-time': {
    zh: '时间要写成带时区的RFC 3339，例：2026-03-02T09:00:00+08:00。',
    en: 'Write times in RFC 3339 with an offset, e.g. 2026-03-02T09:00:00+08:00.',
  },
  'in-future': { zh: '这个时间晚于现在，请改正。', en: 'This time lies in the future. Correct it.' },
  'before-awareness': {
    zh: '这个时间早于发现时间，请改正。',
    en: 'This time is earlier than the discovery. Correct it.',
  },
  'received-before-sent': {
    zh: '收到时间早于发出时间，请改正。',
    en: 'It was received before it was sent. Correct one of the times.',
  },
  missing: { zh: '缺少这一项，请补上。', en: 'This is missing. Add it.' },
  'unknown-name': {
    zh: '没有声明过这个名称。',
    en: 'This name is not declared.',
  },
  'duplicate-name': {
    zh: '这个名称已经用过，请换一个。',
    en: 'This name is taken already. Choose another.',
  },
  'falling-threshold': {
    zh: '门槛低于或等于较低等级的门槛，请核对。',
    en: 'A lower level asks as much or more. Check the number.',
  },
}

/** Said after a fault that does not name what was expected, where something near is known. */
const nearest: Localized = { zh: '最接近的是“{near}”。', en: ' The nearest is "{near}".' }

/** Makes an input error; `near` names what was expected. */
export function inputError(pointer: string, code: InputFault, near: string | Localized = ''): InputError {
  const { zh, en } = inputFaults[code]
  const words = typeof near === 'string' ? { zh: near, en: near } : near
  const adds = near !== '' && !en.includes('{near}')
  return {
    pointer,
    code,
    detail: {
      zh: (adds ? zh + nearest.zh : zh).replace('{near}', () => words.zh),
      en: (adds ? en + nearest.en : en).replace('{near}', () => words.en),
    },
  }
}
