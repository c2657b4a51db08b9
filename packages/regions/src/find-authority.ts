import type { FindRecipient } from '@fengsui/core'

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

/** Finds the authority a party is, from the province that a place starts with. */
export const findAuthority: FindRecipient = (party, { place }) => {
  if (party === 'national-cyberspace-administration')
    return sure('cn-cac', '国家互联网信息办公室', 'Cyberspace Administration of China')
  if (party === 'national-public-security-department')
    return sure('cn-mps', '公安部', 'Ministry of Public Security')
  if (party !== 'provincial-cyberspace-administration' || typeof place !== 'string') return nobody
  const found = provinces.find(([, name]) => place.startsWith(name))
  if (found === undefined) return nobody
  const [code, name, english] = found
  return sure(`cn-${code}`, `${name}互联网信息办公室`, `Cyberspace Administration of ${english}`)
}

const nobody = { recipient: null, needsHuman: true } as const

const sure = (id: string, zh: string, en: string): ReturnType<FindRecipient> => ({
  recipient: { id, zh, en },
  needsHuman: false,
})
