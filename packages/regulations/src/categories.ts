import type { LabelledValue } from '@fengsui/core'

type Row = readonly [key: string, zh: string, en: string]

/** A category with its subcategories; the code is one that a public encoding of the standard uses. */
interface Category {
  readonly code: string
  readonly self: Row
  readonly parts: readonly Row[]
}

// biome-ignore format: one subcategory after the other
const categories: readonly Category[] = [
  { code: 'MP', self: ['malicious-program', '恶意程序', 'malicious program'], parts: [
    ['virus', '计算机病毒', 'virus'], ['worm', '网络蠕虫', 'worm'], ['trojan', '特洛伊木马', 'trojan'], ['botnet', '僵尸网络', 'botnet'],
    ['malicious-page-code', '恶意代码内嵌网页', 'malicious code in a web page'], ['malicious-code-host', '恶意代码宿主站点', 'site hosting malicious code'],
    ['ransomware', '勒索软件', 'ransomware'], ['cryptomining', '挖矿程序', 'cryptomining'], ['mixed-program', '混合攻击程序', 'mixed malicious program'],
    ['other-malicious-program', '其他恶意程序', 'other malicious program'],
  ] },
  { code: 'NA', self: ['network-attack', '网络攻击', 'network attack'], parts: [
    ['scanning', '网络扫描探测', 'scanning'], ['phishing', '网络钓鱼', 'phishing'], ['exploit', '漏洞利用', 'exploit of a vulnerability'],
    ['backdoor-use', '后门利用', 'use of a backdoor'], ['backdoor-implant', '后门植入', 'implant of a backdoor'], ['credential-attack', '凭据攻击', 'attack on credentials'],
    ['signal-jamming', '信号干扰', 'signal jamming'], ['denial-of-service', '拒绝服务', 'denial of service'], ['web-defacement', '网页篡改', 'web defacement'],
    ['dark-link', '暗链植入', 'dark link'], ['domain-hijack', '域名劫持', 'domain hijack'], ['domain-redirection', '域名转嫁', 'domain redirection'],
    ['dns-poisoning', 'DNS污染', 'DNS poisoning'], ['wlan-hijack', '无线网络劫持', 'WLAN hijack'], ['traffic-hijack', '流量劫持', 'traffic hijack'],
    ['bgp-hijack', 'BGP劫持', 'BGP hijack'], ['broadcast-spoofing', '广播欺诈', 'broadcast spoofing'], ['compromised-host', '失陷主机', 'compromised host'],
    ['supply-chain', '供应链攻击', 'supply-chain attack'], ['apt', '高级持续性威胁', 'advanced persistent threat'], ['other-network-attack', '其他网络攻击', 'other network attack'],
  ] },
  { code: 'DS', self: ['data-security', '数据安全', 'data security'], parts: [
    ['data-alteration', '数据篡改', 'data altered'], ['data-faking', '数据假冒', 'data faked'], ['data-leak', '数据泄露', 'data leak'],
    ['social-engineering', '社会工程', 'social engineering'], ['data-theft', '数据窃取', 'data stolen'], ['data-interception', '数据拦截', 'data intercepted'],
    ['location-detection', '位置检测', 'location detection'], ['data-poisoning', '数据投毒', 'data poisoning'], ['data-abuse', '数据滥用', 'data abuse'],
    ['privacy-invasion', '隐私侵犯', 'privacy invasion'], ['data-loss', '数据损失', 'data loss'], ['other-data-security', '其他数据安全事件', 'other data security'],
  ] },
  { code: 'IC', self: ['information-content', '信息内容安全', 'information content'], parts: [
    ['subversive-propaganda', '反动宣传', 'subversive propaganda'], ['terror-content', '暴恐宣扬', 'terror and extremism'], ['pornography', '色情传播', 'pornography'],
    ['false-information', '虚假信息传播', 'false information'], ['rights-infringement', '权益侵害', 'infringement of rights'], ['spam', '信息滥发', 'spam'],
    ['online-fraud', '网络欺诈', 'online fraud'], ['other-information-content', '其他信息内容安全事件', 'other information content'],
  ] },
  { code: 'DE', self: ['equipment-fault', '设备设施故障', 'equipment or facility fault'], parts: [
    ['technical-fault', '技术故障', 'technical fault'], ['supporting-facility', '配套设施故障', 'fault of a supporting facility'], ['physical-damage', '物理损害', 'physical damage'],
    ['radiation-interference', '辐射干扰', 'radiation interference'], ['other-equipment-fault', '其他设备设施故障', 'other equipment or facility fault'],
  ] },
  { code: 'RO', self: ['violation', '违规操作', 'violation in operation'], parts: [
    ['privilege-abuse', '权限滥用', 'abuse of privileges'], ['privilege-forging', '权限伪造', 'forged privileges'], ['repudiation', '行为抵赖', 'repudiation'],
    ['deliberate-violation', '故意违规操作', 'deliberate violation'], ['mis-operation', '误操作', 'mis-operation'], ['staff-unavailability', '人员可用性破坏', 'staff not available'],
    ['unauthorised-use', '资源未授权使用', 'unauthorised use of resources'], ['other-violation', '其他违规操作', 'other violation'],
  ] },
  { code: 'SHE', self: ['hidden-danger', '安全隐患', 'hidden danger'], parts: [
    ['vulnerability', '网络漏洞', 'vulnerability'], ['configuration-defect', '配置合规缺陷', 'configuration or compliance defect'], ['other-hidden-danger', '其他安全隐患', 'other hidden danger'],
  ] },
  { code: 'AB', self: ['abnormal-behaviour', '异常行为', 'abnormal behaviour'], parts: [
    ['access-anomaly', '访问异常', 'access anomaly'], ['traffic-anomaly', '流量异常', 'traffic anomaly'], ['other-abnormal-behaviour', '其他异常行为', 'other abnormal behaviour'],
  ] },
  { code: 'FOC', self: ['force-majeure', '不可抗力', 'force majeure'], parts: [
    ['natural-disaster', '自然灾害', 'natural disaster'], ['accident', '事故灾难', 'accident'], ['public-health', '公共卫生事件', 'public health'],
    ['social-security', '社会安全事件', 'social security'], ['other-force-majeure', '其他不可抗力', 'other force majeure'],
  ] },
  { code: 'OTH', self: ['other', '其他', 'other'], parts: [] },
]

/** Subcategories that reports name so often that forms offer them beside the ten. */
const common = new Set(['ransomware', 'web-defacement', 'data-leak'])

const labelled = ([value, zh, en]: Row, hint: LabelledValue['label']): LabelledValue => ({
  value,
  label: { zh, en },
  hint,
})

/**
 * Categories of the national classification (GB/T 20986-2023) under stable keys of our own; each category is followed
 * by its subcategories. The letter codes were not compared with the standard's Annex B.
 */
export const categoryValues: readonly LabelledValue[] = categories.flatMap(({ code, self, parts }) => [
  labelled(self, { zh: `代码${code}（未核对）`, en: `code ${code} (not verified)` }),
  ...parts.map((part) => ({
    ...labelled(part, { zh: `属于${self[1]}`, en: `of ${self[2]}` }),
    ...(common.has(part[0]) ? {} : { fine: true as const }),
  })),
])
