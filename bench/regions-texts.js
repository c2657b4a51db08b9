// Texts that nobody would write and somebody will send: for the fuzz test and the fuzz run of regions.

const names = [
  ...'北京市 上海 沈阳市 康平县 和平区 广东 深圳 南山区 海西蒙古族藏族自治州 黔东南 台江县 新疆 大理 弥渡县 枣庄市中区'.split(
    ' ',
  ),
  ...'香港 台北市 东莞市 长安镇 嘉峪关 新城镇 卢湾区 襄樊 朝阳 西安 长沙县 臺灣 雲南省 瀋陽 江北区 高新区 兵团'.split(
    ' ',
  ),
  ...'Beijing Xian Yulin Shan County Hohhot 210123 441900119 130171 999999'.split(' '),
]
const others = [
  ...'路 街 镇 市 区 县 有限公司 大学 （ ） ， 。 、 / - 的 和 位于 总部 邮编 代码： 第八师'.split(' '),
  ...[
    ' ',
    '　',
    '\t',
    '\n',
    '\0',
    '\u200b',
    '\u202e',
    '\u200f',
    '\ufeff',
    '\ud800',
    '\udc00',
    '😀',
    'é',
    '\u0301',
    'ü',
    'ß',
  ],
  ...[
    "'",
    '"',
    '\\',
    '<',
    '>',
    '&',
    '%',
    '${',
    'null',
    'undefined',
    '__proto__',
    'constructor',
    '0',
    '7',
    'a',
    'İ',
    'ﬁ',
  ],
]

/** Numbers from 0 up to below a limit, the same for the same seed. */
export function lots(/** @type {number} */ seed) {
  let state = seed >>> 0
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * below)
  }
}

/** One text of up to a dozen pieces: names, what stands around names, and any characters at all; some of it mutated. */
export function strangeText(/** @type {(below: number) => number} */ draw) {
  let text = ''
  for (let pieces = draw(12); pieces >= 0; pieces -= 1) text += piece(draw)
  return draw(3) === 0 ? mutate(text, draw) : text
}

function piece(/** @type {(below: number) => number} */ draw) {
  const kind = draw(10)
  if (kind < 5) return names[draw(names.length)] ?? ''
  if (kind < 8) return others[draw(others.length)] ?? ''
  return kind === 8 ? String.fromCharCode(0x4e00 + draw(0x5200)) : String.fromCharCode(draw(0x10000))
}

/** Leaves a character out, doubles it or replaces it. */
function mutate(/** @type {string} */ text, /** @type {(below: number) => number} */ draw) {
  const at = draw(text.length + 1)
  const middle = ['', text.charAt(at).repeat(2), String.fromCharCode(draw(0x10000))][draw(3)] ?? ''
  return text.slice(0, at) + middle + text.slice(at + 1)
}

/** Long texts of one pattern, which a careless reader takes quadratic time for. */
export const longPatterns = {
  names: '北京市',
  nested: '辽宁省沈阳市康平县',
  'bare names': '四川',
  'unfit names': '和平区长安区',
  'halves of names': '新疆维吾尔自',
  blanks: '北 ',
  'many blanks': ' ',
  'blank before suffix': '北京 市 ',
  'no names': '的',
  digits: '1',
  latin: 'Xi An ',
  'latin letters': 'a',
  apostrophes: "a'",
  brackets: '（',
  'company and bracket': '北京（',
  surrogates: '\ud800',
  marks: '\u200b',
  traditional: '臺',
  suffixes: '县',
}
