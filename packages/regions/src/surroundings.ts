/** What stands before or after a name decides whether the name means the place. */

const window = 40

const street =
  /^(?:[东西南北中前后上下新老大小内外]|[一二三四五六七八九十\d]+)?(?:大街|大道|路|街(?!道)|道|巷|弄|胡同|里弄|公路|高速|国道|大桥|立交|隧道|地铁)/
const otherKind =
  /^(?:镇|乡|村|街道|社区|苏木|嘎查|屯|庄|寨|山|河|江|湖|湾|滩|岛|桥|寺|庙|站|机场|码头|水库|农场|林场|电站|大厦|大楼|广场|商厦|花园|小区|公寓|家园|新村|时间)/
/** One character more and a town: 广安门街道, 长子营镇, 德兴满族乡 are towns far from 广安, 长子 and 德兴. */
const longerTown =
  /^(?:(?![古小城乡老])[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,6}族(?:民族)?)(?:镇|乡|街道|苏木)(?![\u4e00-\u9fff]{0,2}(?:街道|镇|乡))/

/** Words and firms that begin like a place and have nothing to do with it. */
const words =
  /^(?:阿里(?:巴巴|云)|广安门|周口店|西工业|大理石|和田玉|白银(?:价|期货|投资)|中山装|北海道|东方(?:明珠|财富))/

/** Whether a bare name is only part of another one: 广州路 in 南京, 新竹镇 in 定安, 阿里云. */
export function isPartOfOther(text: string, start: number, end: number): boolean {
  const after = ahead(text, end)
  return (
    street.test(after) || otherKind.test(after) || longerTown.test(after) || words.test(ahead(text, start))
  )
}

/** Whether the end of a name belongs to the next word: 中山市场 is no city, 第一师范 no division of the corps. */
export const isCutWrong = (text: string, end: number): boolean =>
  /^(?:市场|区[域间]|师[范傅资生])/.test(text.slice(end - 1, end + 1))

/** Whether a name of two characters begins that of a town: 新县镇. */
export const beginsTown = (text: string, start: number, end: number): boolean =>
  end - start === 2 && /^[县区市](?:[镇乡](?!镇)|街道)/.test(text.slice(end - 1, end + 2))

/** Whether a bare name stands before the suffix of another kind of division: 昆山县. */
export const hasOtherSuffix = (text: string, end: number): boolean =>
  /^[省市县区州旗盟]/.test(ahead(text, end))

const organisations = [
  ...[
    '公司',
    '集团',
    '银行',
    '[分支]行',
    '大学',
    '学院',
    '研究生?[院所]',
    '事务所',
    '酒店',
    '宾馆',
    '饭店',
    '合作社',
  ],
  ...[
    '商行',
    '工作室',
    '证券',
    '保险',
    '基金',
    '商城',
    '超市',
    '药房',
    '连锁',
    '[店馆](?![\\u4e00-\\u9fff])',
    '餐厅',
    '火锅',
    '航空',
    '股份',
  ],
  ...['实业', '控股', '出版社', '杂志社', '电视台', '日报', '晚报', '科技(?:$|[,，。\\s])'],
].join('|')
const english =
  'co|ltd|inc|corp|corporation|company|group|university|bank|college|institute|hotel|technology|airlines'
/** Up to the end of the sentence, and not past what only an address has: a street, a number, a floor. */
const sameName = '[^,，。；;、：:\\s()（）路街道巷弄号楼室层栋座幢]'
const bracket = '(?:[(（][^()（）]{0,10}[)）])?'
const organisation = new RegExp(
  `^[)）]?${sameName}{0,24}?${bracket}${sameName}{0,24}?(?:${organisations})|^[a-z\\s.&'-]{0,40}?\\b(?:${english})\\b`,
  'i',
)

/** Whether a name is part of the name of a company, bank or university: those are not always where they say. */
export const isInOrganisation = (text: string, end: number): boolean => {
  const after = ahead(text, end)
  return anyOrganisation.test(after) && organisation.test(after) && !branch.test(after)
}

/** Quick to say that there is none: most texts name no organisation. */
const anyOrganisation = new RegExp(`${organisations}|\\b(?:${english})\\b`, 'i')

/** The branch of a company in a province is in that province: 中国银行四川省分行. */
const branch = /^(?:分公司|[分支]行|分[院部局店]|办事处)/

const address = /^\s*[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|村|路|街|大道|开发区|高新区|新区|园|号|社区)/

/** Whether what follows a name looks like the rest of an address. */
export const isBeforeAddress = (text: string, end: number): boolean => address.test(ahead(text, end))

/** Whether the name of a town, or of what stands where towns stand, follows. */
export const isBeforeTown = (text: string, end: number): boolean =>
  /^[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|农场)/.test(ahead(text, end))

const separators = /^(?:[省市区县州](?=[:：])|[\s,，.。;；、:：/|\\\-—–_>→·•()（）[\]【】「」"'“”‘’<《》])*$/
const longestGap = 12

/** Whether nothing but separators stands between two places of a text. */
export const areAdjacent = (text: string, from: number, to: number): boolean =>
  from === to || (from < to && to - from <= longestGap && separators.test(text.slice(from, to)))

const beginning = /(?:^|[\s,，.。;；、:：/|()（）[\]【】「」"'“”‘’<《]|[在于址地从到至和及与是为驻])\s*$/

/** Whether a name starts a sentence, or follows a word after which a place is named. */
export const isAtBeginning = (text: string, start: number): boolean =>
  start === 0 || beginning.test(text.slice(Math.max(0, start - 8), start))

const ending = /^(?:$|[^\u4e00-\u9fff]|[省市的和与及或到至总分]|机房|数据|节点|本地|地区|境内)/

/** Whether a name stands at the end of a word that one character begins: 更新乡 is not 新乡. */
export const isTailOfWord = (text: string, from: number, start: number): boolean =>
  /(?:^|[^\u4e00-\u9fff])[\u4e00-\u9fff]$/.test(text.slice(Math.max(from, start - 2), start))

/** Whether a name ends where a word ends. */
export const isAtEnding = (text: string, end: number): boolean => ending.test(ahead(text, end))

const ahead = (text: string, end: number): string => text.slice(end, end + window)

/** Whether a text says nothing but what stands between two places in it. */
export const isAllOf = (text: string, start: number, end: number): boolean =>
  separators.test(text.slice(0, start).slice(-longestGap)) &&
  separators.test(text.slice(end, end + longestGap)) &&
  start <= longestGap &&
  text.length - end <= longestGap
