import type { ContentItem, FactDeclaration } from '@fengsui/core'
import type { ReadingContext } from '../draft.ts'

/** What a label asks for. */
export type Meaning =
  | { readonly of: 'unit.name' | 'unit.place' | 'declared.level' | 'category' | 'about' }
  | { readonly of: 'time'; readonly event: string | undefined }
  | { readonly of: 'fact'; readonly fact: FactDeclaration }
  | { readonly of: 'content'; readonly names: readonly string[] }
  | { readonly of: 'ransom'; readonly name: 'amount' | 'method' | 'date' }
  | { readonly of: 'nothing' }

const whose =
  '(?:事件发生|事件|涉事|事发|涉案|报告|上报|填报|报送|受害|受影响|运营|责任|发生|被攻击|本|我|网络)?'
const meanings: readonly (readonly [pattern: RegExp, meaning: Meaning])[] = [
  [
    /(?:联系|负责|填表|填报|报告|经办)人|电话|手机|邮箱|传真|职务|mail|phone|contact|审核|签发|密级|编号$|日期$|^(?:填报|报告|报送|上报)时间$/i,
    { of: 'nothing' },
  ],
  [/^(?:原|首报)?(?:回执|报告|受理)(?:编)?号码?$|receipt number|report number/i, { of: 'about' }],
  [/赎金.*(?:金额|数额)|索要金额|ransom (?:amount|demand)/i, { of: 'ransom', name: 'amount' }],
  [/(?:赎金|支付).*方式|payment method/i, { of: 'ransom', name: 'method' }],
  [/(?:赎金|支付).*(?:日期|时间|期限)|(?:ransom|payment) (?:date|deadline)/i, { of: 'ransom', name: 'date' }],
  [
    new RegExp(`^${whose}(?:的)?(?:单位|公司|企业|机构|运营者|组织|学校|医院)(?:的)?(?:名称|全称|名)?$`),
    { of: 'unit.name' },
  ],
  [
    /^(?:name of )?(?:the )?(?:affected |reporting )?(?:unit|organi[sz]ation|company|entity)(?: name| concerned)?$/i,
    { of: 'unit.name' },
  ],
  [
    /^(?:单位|公司|企业|机构)?(?:所在地|所在地区|所属地区|所在省市|属地|(?:详细|通讯|注册)?地址|所在区域|行政区划|地区|地点)$|^事[件发](?:发生)?地点$|^发生地点$/,
    { of: 'unit.place' },
  ],
  [/^(?:unit )?(?:place|address|location|city|region)(?: of the unit)?$/i, { of: 'unit.place' }],
  [
    /(?:发现|获知|得知|知悉|察觉|获悉).{0,8}(?:时间|时刻)|^(?:time (?:of )?(?:discovery|awareness|detection)|(?:discovered|detected|aware|noticed)(?: at| on)?|discovery time|detection time)$/i,
    { of: 'time', event: 'aware.incident' },
  ],
  [
    /恢复.{0,6}时间|^(?:recovered(?: at)?|recovery time|time of recovery)$/i,
    { of: 'time', event: 'incident.recovered' },
  ],
  [/处置(?:完成|结束|完毕).{0,4}时间/, { of: 'time', event: 'incident.handled' }],
  [/报案时间/, { of: 'time', event: 'suspected.crime' }],
  [
    /^(?:事件|事发|发生|攻击|起始|开始).{0,6}时间$|^(?:time of (?:the )?incident|occurred(?: at)?|start time)$/i,
    { of: 'time', event: undefined },
  ],
  [/^(?:事件)?(?:类型|类别|分类|种类)$|^(?:incident )?(?:category|type)$/i, { of: 'category' }],
  [
    /^(?:事件)?(?:级别|等级|定级|初判级别|初步定级)$|^(?:incident )?(?:level|severity|grade)$/i,
    { of: 'declared.level' },
  ],
]

const factLabels: readonly (readonly [pattern: RegExp, fact: string])[] = [
  [
    /(?:泄露|外泄|泄漏).{0,12}(?:人数|条数|数量|规模)|^(?:涉及|受影响)?个人信息.{0,6}(?:人数|条数|数量|规模)$|(?:persons|people|records) (?:affected|leaked|exposed)|leaked persons/i,
    'cn.leakedPersons',
  ],
  [/(?:直接)?经济损失|direct (?:economic )?loss|financial loss/i, 'cn.directLossCny'],
  [/(?:受影响|影响).{0,4}(?:人数|人口|用户数)/, 'cn.population.persons'],
  [/(?:网站|门户).{0,6}(?:中断|无法访问|不能访问|不可用).{0,2}(?:时间|时长)/, 'cn.portal.unavailableMinutes'],
  [/(?:关键信息基础设施|关基).{0,6}(?:整体)?.{0,4}中断.{0,2}(?:时间|时长)/, 'cn.cii.wholeOutageMinutes'],
  [/主要功能.{0,4}中断.{0,2}(?:时间|时长)/, 'cn.cii.mainFunctionOutageMinutes'],
  [/首页.{0,8}(?:时间|时长)/, 'cn.tampering.homePageMinutes'],
  [/(?:浏览|点击|访问)(?:量|次数)/, 'cn.tampering.views'],
  [/转发(?:量|次数|数)/, 'cn.tampering.reposts'],
  [/^是否.{0,6}(?:勒索|赎金)|ransomware/i, 'ransomware'],
  [/^是否.{0,6}(?:犯罪|案件)/, 'suspectedCrime'],
  [/^是否.{0,4}演练|^exercise$/i, 'exercise'],
  [/^是否.{0,6}(?:国家秘密|涉密)/, 'stateSecretSuspected'],
]

/** Headings people write, by the part of the report they open. A heading may open several. */
const headings: readonly (readonly [pattern: RegExp, name: string])[] = [
  [
    /(?:系统|设施|网站|平台|设备|网络).{0,10}(?:基本)?(?:情况|概况|简介|名称|信息)|^涉事系统|(?:affected )?systems?(?: or facilit(?:y|ies))?(?: concerned| description)?$/i,
    'system',
  ],
  [/时间.{0,4}地点|发生时间|time and place/i, 'timeAndPlace'],
  [/影响|危害|后果|受损|损失情况|impact|harm|effects/i, 'impact'],
  [
    /(?:已|现已|目前).{0,4}(?:采取|开展|实施).{0,8}措施|(?:处置|应对|应急)(?:的)?(?:措施|情况|过程|经过|工作)|^措施|measures (?:taken|so far)|actions taken|response/i,
    'measures',
  ],
  [/赎金|勒索(?:情况|金额)|ransom/i, 'ransom'],
  [/趋势|发展态势|进一步影响|事态|trend|outlook|further (?:effects|development)/i, 'trend'],
  [/原因|起因|成因|cause/i, 'cause'],
  [/溯源|线索|攻击(?:者|源|路径|来源)|漏洞情况|leads|attacker|indicators of compromise|forensic/i, 'leads'],
  [
    /(?:拟|计划|下一步|后续|进一步).{0,10}(?:采取|措施|工作|计划|打算|安排)|planned|next steps|plans/i,
    'plans',
  ],
  [
    /(?:请求|需要|申请|希望).{0,10}(?:支援|支持|协助|帮助)|支援(?:事项|需求)|support (?:requested|needed)|request(?:ed)? (?:for )?(?:support|help)/i,
    'support',
  ],
  [
    /(?:现场|证据|日志|数据).{0,6}(?:保护|保全|固定|留存)|(?:scene|evidence).{0,20}(?:protect|preserv)|preservation/i,
    'preservation',
  ],
  [/^其[他它]|补充说明|备注|other|remarks/i, 'other'],
]

const overview =
  /^(?:事件|情况|基本|总体)(?:的)?(?:基本)?(?:概况|概述|经过|描述|情况|简述|说明|详情)$|summary|description|what happened/i

/** Finds what a label or heading asks for; undefined for words that are none. */
export function meaningOf(label: string, context: ReadingContext): Meaning | undefined {
  const plain = label
    .replace(/[(（][^)）]*[)）]?/g, '')
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    .trim()
  const fixed = meanings.find(([pattern]) => pattern.test(plain))
  if (fixed !== undefined) return fixed[1]
  const fact = factNamed(plain, context.facts)
  if (fact !== undefined) return { of: 'fact', fact }
  const names = contentNames(plain, context.contents)
  if (names.length > 0) return { of: 'content', names }
  return overview.test(plain) ? { of: 'content', names: [] } : undefined
}

/** A fact by the label its declaration gives it, or by what people call it. */
function factNamed(label: string, facts: readonly FactDeclaration[]): FactDeclaration | undefined {
  const own = facts.find(({ label: { zh, en } }) => zh === label || en.toLowerCase() === label.toLowerCase())
  const known = factLabels.find(([pattern]) => pattern.test(label))?.[1]
  return own ?? facts.find(({ name }) => name === known)
}

function contentNames(label: string, contents: readonly ContentItem[]): readonly string[] {
  const declared = contents.find((item) => item.label.zh === label || item.label.en === label)?.field
  if (declared?.startsWith('contents.')) return [declared.slice('contents.'.length)]
  if (label.length > 60) return []
  const names = headings.flatMap(([pattern, name]) => (pattern.test(label) ? [name] : []))
  // "Trend and further effects" is about what may come, not about what was done.
  return names.includes('trend') ? names.filter((name) => name !== 'impact') : names
}
