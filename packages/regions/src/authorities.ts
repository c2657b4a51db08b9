/** An authority that receives reports. */
export interface Authority {
  readonly id: string
  /** Province it stands for; absent for national ones. */
  readonly code?: string
  readonly zh: string
  readonly en: string
}

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

/** The provincial cyberspace administrations, by the code of their province. */
export const provincialAuthorities: ReadonlyMap<string, Authority> = new Map(
  provinces.map(([code, name, english]) => [
    code,
    {
      id: `cn-${code}`,
      code,
      zh: `${name}互联网信息办公室`,
      en: `Cyberspace Administration of ${english}`,
    },
  ]),
)

/** The authorities that every province reports to in the end. */
export const nationalAuthorities: ReadonlyMap<string, Authority> = new Map([
  [
    'national-cyberspace-administration',
    { id: 'cn-cac', zh: '国家互联网信息办公室', en: 'Cyberspace Administration of China' },
  ],
  ['national-public-security-department', { id: 'cn-mps', zh: '公安部', en: 'Ministry of Public Security' }],
])
