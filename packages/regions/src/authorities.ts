import type { Confidence, Localized } from '@fengsui/core'

/** The ways to reach an authority with a report of an incident. */
export const channelKinds = [
  'hotline',
  'website',
  'mini-program',
  'official-account',
  'email',
  'fax',
] as const

/** A way to reach an authority with a report of an incident. */
export interface Channel {
  readonly kind: (typeof channelKinds)[number]
  readonly address: string
  readonly source: Localized
  /** The day the source was published or read, YYYY-MM-DD. */
  readonly verifiedAt: string
  readonly confidence: Confidence
}

/** An authority that receives reports. */
export interface Authority {
  readonly id: string
  /** The kind of recipient that rules speak of. */
  readonly party: string
  /** Province it stands for; absent for national ones. */
  readonly code?: string
  /** Sector it stands for, where only some operators report to it. */
  readonly sector?: string
  readonly zh: string
  readonly en: string
  /** Other names of the same office. */
  readonly aliases: readonly string[]
  /** Empty where no channel for incident reports was found: a number for another duty would lead astray. */
  readonly channels: readonly Channel[]
  /** Where the name was read. */
  readonly source: Localized
  readonly verifiedAt: string
  readonly confidence: Confidence
}

/** A kind of recipient, and those of it that are known; where nobody is, the deployer has to enter them. */
export interface Party {
  readonly party: string
  readonly label: Localized
  readonly authorities: readonly Authority[]
}

/** The day up to which sources were searched. */
const searchedAt = '2026-11-22'

/** Provincial-level divisions in the reporting chain: code, name, English name of the authority's place. */
const provinces: readonly (readonly [code: string, name: string, english: string])[] = [
  ['110000', '北京市', 'Beijing Municipality'],
  ['120000', '天津市', 'Tianjin Municipality'],
  ['130000', '河北省', 'Hebei Province'],
  ['140000', '山西省', 'Shanxi Province'],
  ['150000', '内蒙古自治区', 'Inner Mongolia Autonomous Region'],
  ['210000', '辽宁省', 'Liaoning Province'],
  ['220000', '吉林省', 'Jilin Province'],
  ['230000', '黑龙江省', 'Heilongjiang Province'],
  ['310000', '上海市', 'Shanghai Municipality'],
  ['320000', '江苏省', 'Jiangsu Province'],
  ['330000', '浙江省', 'Zhejiang Province'],
  ['340000', '安徽省', 'Anhui Province'],
  ['350000', '福建省', 'Fujian Province'],
  ['360000', '江西省', 'Jiangxi Province'],
  ['370000', '山东省', 'Shandong Province'],
  ['410000', '河南省', 'Henan Province'],
  ['420000', '湖北省', 'Hubei Province'],
  ['430000', '湖南省', 'Hunan Province'],
  ['440000', '广东省', 'Guangdong Province'],
  ['450000', '广西壮族自治区', 'Guangxi Autonomous Region'],
  ['460000', '海南省', 'Hainan Province'],
  ['500000', '重庆市', 'Chongqing Municipality'],
  ['510000', '四川省', 'Sichuan Province'],
  ['520000', '贵州省', 'Guizhou Province'],
  ['530000', '云南省', 'Yunnan Province'],
  ['540000', '西藏自治区', 'Xizang (Tibet) Autonomous Region'],
  ['610000', '陕西省', 'Shaanxi Province'],
  ['620000', '甘肃省', 'Gansu Province'],
  ['630000', '青海省', 'Qinghai Province'],
  ['640000', '宁夏回族自治区', 'Ningxia Autonomous Region'],
  ['650000', '新疆维吾尔自治区', 'Xinjiang Autonomous Region'],
]

const notices: Localized = { zh: '该办公室的公告或新闻报道', en: 'notices of the office, or press' }
const list: Localized = { zh: '一份公开的来源名单', en: 'one public list of sources' }

/** Where a name was read; the others follow the same pattern. */
const readNames: Readonly<Record<string, Localized>> = {
  '110000': notices,
  '370000': notices,
  '310000': list,
  '330000': list,
  '440000': list,
}

const pattern: Localized = {
  zh: '按同一命名规律推定，请部署单位核实',
  en: 'inferred from the pattern of the others: to be confirmed by the deployer',
}

const provincial = provinces.map(([code, name, english]): Authority => {
  const source = readNames[code]
  return {
    id: `cn-${code}`,
    party: 'provincial-cyberspace-administration',
    code,
    zh: `${name}互联网信息办公室`,
    en: `Cyberspace Administration of ${english}`,
    aliases: [`中共${name}${name.endsWith('区') ? '委员会' : '委'}网络安全和信息化委员会办公室`],
    channels: [],
    source: source ?? pattern,
    verifiedAt: searchedAt,
    confidence: source === undefined ? 'unverified' : 'single-source',
  }
})

/** The provincial cyberspace administrations, by the code of their province. */
export const provincialAuthorities: ReadonlyMap<string, Authority> = new Map(
  provincial.map((authority) => [authority.code ?? '', authority]),
)

const questionsAndAnswers: Localized = {
  zh: '国家网信办就《国家网络安全事件报告管理办法》答记者问，第六问',
  en: 'questions and answers of the CAC on the Measures, no. 6',
}

const told = (kind: Channel['kind'], address: string): Channel => ({
  kind,
  address,
  source: questionsAndAnswers,
  verifiedAt: '2025-09-16',
  confidence: 'verified',
})

const national: Authority = {
  id: 'cn-cac',
  party: 'national-cyberspace-administration',
  zh: '国家互联网信息办公室',
  en: 'Cyberspace Administration of China',
  aliases: ['中央网络安全和信息化委员会办公室', '中央网信办', '国家网信办'],
  channels: [
    told('hotline', '12387'),
    told('website', 'https://12387.cert.org.cn'),
    told('mini-program', '12387'),
    told('official-account', '国家互联网应急中心CNCERT'),
    told('email', '12387@cert.org.cn'),
    told('fax', '010-82992387'),
  ],
  source: questionsAndAnswers,
  verifiedAt: '2025-09-16',
  confidence: 'verified',
}

const police: Authority = {
  id: 'cn-mps',
  party: 'national-public-security-department',
  zh: '公安部',
  en: 'Ministry of Public Security',
  aliases: ['中华人民共和国公安部', '国务院公安部门'],
  channels: [],
  source: {
    zh: '《办法》所称国务院公安部门',
    en: 'the public security department of the State Council in the Measures',
  },
  verifiedAt: searchedAt,
  confidence: 'single-source',
}

/** Whom reports from the corps in 新疆 go to besides the region, if the deployer has entered anybody. */
export const corpsParty = 'corps-cyberspace-administration'

const party = (id: string, label: Localized, authorities: readonly Authority[] = []): Party => ({
  party: id,
  label,
  authorities,
})

/**
 * Who receives reports, by kind. The national channels are the same for all provinces and take every report; for a
 * province none of its own was found, and who protects, supervises or polices a given operator is for the deployer
 * to enter.
 */
export const directory: readonly Party[] = [
  party(
    'national-cyberspace-administration',
    { zh: '国家网信部门', en: 'national cyberspace administration' },
    [national],
  ),
  party(
    'provincial-cyberspace-administration',
    { zh: '省级网信部门', en: 'provincial cyberspace administration' },
    provincial,
  ),
  party(
    'national-public-security-department',
    { zh: '国务院公安部门', en: 'national public security department' },
    [police],
  ),
  party('public-security-organ', { zh: '公安机关', en: 'public security organ' }),
  party('protection-department', { zh: '保护工作部门', en: 'protection department' }),
  party('sector-regulator', { zh: '行业主管监管部门', en: 'sector regulator' }),
  party('cyberspace-unit', { zh: '网信工作机构', en: 'cyberspace unit' }),
  party('peer-department', { zh: '同级有关部门', en: 'departments of the same level' }),
  // No source says that the corps in 新疆 has a receiver of its own: whoever knows of one enters it, and it is told too.
  party(corpsParty, { zh: '兵团网信部门', en: 'cyberspace administration of the corps (兵团)' }),
]
