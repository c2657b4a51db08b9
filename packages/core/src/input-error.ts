import type { Localized } from './localized.ts'
import type { InputError } from './problem.ts'

export const inputFaultCodes = [
  'bad-syntax',
  'duplicate-key',
  'too-deep',
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
  'unusable-text': {
    zh: '含有不能保存的字符，请删去。',
    en: 'This holds characters that cannot be stored. Remove them.',
  },
  'unknown-member': {
    zh: '没有这一项。最接近的是“{near}”。',
    en: 'There is no such member. The nearest is "{near}".',
  },
  'unknown-fact': {
    zh: '没有这个事实。最接近的是“{near}”；自定义的请放在“x.”下。',
    en: 'There is no such fact. The nearest is "{near}"; put your own under "x.".',
  },
  'wrong-section': { zh: '这个事实应放在“{near}”里。', en: 'This fact belongs in "{near}".' },
  'duplicate-fact': {
    zh: '同一个事实写了两次，请留一个。',
    en: 'This fact is given twice. Keep one of them.',
  },
  'wrong-type': { zh: '类型不对，应为{near}。', en: 'Wrong type; expected {near}.' },
  'not-allowed': { zh: '没有这个值，可用：{near}。', en: 'There is no such value. Known: {near}.' },
  'out-of-range': { zh: '超出范围，应在{near}之间。', en: 'Out of range; it must be within {near}.' },
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
    zh: '没有声明过这个名称。最接近的是“{near}”。',
    en: 'This name is not declared. The nearest is "{near}".',
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

/** Makes an input error; `near` names what was expected, the same in both languages. */
export function inputError(pointer: string, code: InputFault, near = ''): InputError {
  const { zh, en } = inputFaults[code]
  return { pointer, code, detail: { zh: zh.replace('{near}', near), en: en.replace('{near}', near) } }
}
