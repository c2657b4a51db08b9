import type { Json, Language, Localized } from '@fengsui/core'

const units: Readonly<Record<string, Localized>> = {
  min: { zh: '分钟', en: ' min' },
  persons: { zh: '人', en: ' persons' },
  times: { zh: '次', en: ' times' },
  CNY: { zh: '元', en: ' CNY' },
  '%': { zh: '%', en: ' %' },
}

/** A number with its unit as people of the language read it: 120万人, 26 h. */
export function amount(value: number, unit: string, language: Language): string {
  const zh = language === 'zh-CN'
  if (unit === 'min') return duration(value, zh)
  const label = units[unit] ?? { zh: unit, en: ` ${unit}` }
  return zh ? `${chineseNumber(value)}${label.zh}` : `${value.toLocaleString('en')}${label.en}`
}

/** The unit's own name, for the label of an input. */
export const unitName = (unit: string, language: Language): string =>
  (language === 'zh-CN' ? units[unit]?.zh : units[unit]?.en.trim()) ?? unit

function chineseNumber(value: number): string {
  const exact = (divisor: number): boolean => value >= divisor && (value * 100) % divisor === 0
  if (exact(100_000_000)) return `${value / 100_000_000}亿`
  return exact(10_000) ? `${value / 10_000}万` : String(value)
}

/** Hours up to two days, as the law counts them; whole days beyond. */
function duration(minutes: number, zh: boolean): string {
  if (minutes < 60 || minutes % 1 !== 0) return `${minutes}${zh ? '分钟' : ' min'}`
  const days = minutes / 60 / 24
  if (days > 1 && days % 1 === 0) return `${days}${zh ? '日' : ' days'}`
  const rest = minutes % 60
  const tail = rest === 0 ? '' : zh ? `${rest}分` : ` ${rest} min`
  return `${Math.floor(minutes / 60)}${zh ? '小时' : ' h'}${tail}`
}

/** Any fact value in words that need no declaration. */
export function plainValue(value: Json, zh: boolean): string {
  if (value === true) return zh ? '是' : 'yes'
  if (value === false) return zh ? '否' : 'no'
  return Array.isArray(value) ? value.join(zh ? '、' : ', ') : String(value)
}
