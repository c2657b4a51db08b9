import type { FactDeclaration, FactKind, LabelledValue, Localized } from '@fengsui/core'
import { sharedFacts } from '../shared-facts.ts'
import { conductFacts } from './conduct.ts'
import { judgedConditions } from './general-conditions.ts'

const value = (name: string, zh: string, en: string): LabelledValue => ({ value: name, label: { zh, en } })
const boolean: FactKind = { type: 'boolean' }
/** Counts and durations end where a typing error is certain: more people or minutes than there are. */
const minutes: FactKind = { type: 'number', unit: 'min', min: 0, max: 52_560_000 }
const persons: FactKind = { type: 'number', unit: 'persons', min: 0, max: 10_000_000_000, decimals: 0 }
const times: FactKind = { type: 'number', unit: 'times', min: 0, max: 1_000_000_000_000, decimals: 0 }
const percent: FactKind = { type: 'number', unit: '%', min: 0, max: 100 }

/** Tiers ascend, so that "provincial and above" is a comparison. */
const tiers: FactKind = {
  type: 'enum',
  ordered: true,
  values: [
    value('county', '县级', 'county'),
    value('prefecture', '地市级', 'prefecture'),
    value('provincial', '省级', 'provincial'),
    value('central', '中央', 'central'),
  ],
}

const group = (
  name: string,
  facts: readonly (readonly [
    name: string,
    kind: FactKind,
    label: Localized,
    notConcerned?: boolean | number | string | null,
  ])[],
): readonly FactDeclaration[] =>
  facts.map(([fact, kind, label, whenNotConcerned]) => ({
    name: fact,
    on: 'incident',
    kind,
    label,
    group: name,
    ...(whenNotConcerned === undefined ? {} : { whenNotConcerned }),
  }))

const affected: FactDeclaration = {
  name: 'cn.affected',
  on: 'incident',
  kind: {
    type: 'set',
    values: [
      value('portal', '门户网站或新闻网站打不开', 'a portal or news site cannot be reached'),
      value('cii', '关键信息基础设施中断', 'critical information infrastructure is interrupted'),
      value(
        'population',
        '供水、供电、交通、就医等民生服务',
        'water, power, transport, medical care and the like',
      ),
      value('data', '核心数据或重要数据', 'core or important data'),
      value('personal-information', '个人信息泄露', 'personal information leaked'),
      value('tampering', '网页被篡改', 'a page was tampered with'),
      value('loss', '直接经济损失', 'direct economic loss'),
      value('other-harm', '其他危害，需要人来判断', 'other harm, for a person to judge'),
    ],
  },
  label: { zh: '影响了哪些方面', en: 'what is affected' },
}

const entityFacts: readonly FactDeclaration[] = [
  {
    name: 'cn.inMainland',
    on: 'entity',
    kind: boolean,
    label: {
      zh: '在境内建设、运营网络，或通过网络提供服务',
      en: 'builds, operates or serves through networks in the mainland',
    },
    presumed: true,
  },
  {
    name: 'cn.operator',
    on: 'entity',
    kind: {
      type: 'enum',
      values: [
        {
          ...value('cii', '关键信息基础设施', 'critical information infrastructure'),
          hint: { zh: '以认定书为准。', en: 'As designated in writing.' },
        },
        value(
          'central-organ',
          '中央和国家机关各部门及其直属单位',
          'central and state organs and their affiliated units',
        ),
        value('other', '其他网络运营者', 'any other operator'),
      ],
    },
    label: { zh: '受影响系统属于哪一类', en: 'kind of the affected system' },
  },
  {
    name: 'cn.alsoCentralOrgan',
    on: 'entity',
    kind: boolean,
    label: {
      zh: '同时是中央和国家机关部门或其直属单位',
      en: 'also a central or state organ or affiliated unit',
    },
  },
  {
    name: 'cn.branchOperated',
    on: 'entity',
    kind: boolean,
    label: {
      zh: '受影响系统由设在外省的分支机构运营',
      en: 'the affected system is operated by a branch in another province',
    },
    presumed: false,
  },
  {
    name: 'cn.branchPlace',
    on: 'entity',
    kind: { type: 'text', maxLength: 200 },
    label: { zh: '该分支机构所在地', en: 'place of that branch' },
    onlyWhen: { fact: 'cn.branchOperated', op: '=', value: true },
  },
  {
    name: 'cn.sector',
    on: 'entity',
    kind: {
      type: 'enum',
      values: [
        value('none', '没有行业规定', 'no sector rule'),
        value('banking', '银行', 'banking'),
        value('securities', '证券期货', 'securities'),
        value('insurance', '保险', 'insurance'),
        value('telecom', '电信和互联网', 'telecoms and internet'),
        value('industry', '工业', 'industry'),
        value('energy', '能源', 'energy'),
        value('transport', '交通', 'transport'),
        value('water', '水利', 'water'),
        value('health', '卫生健康', 'health'),
        value('education', '教育', 'education'),
        value('government', '政务', 'government'),
        value('media', '新闻出版广电', 'media'),
        value('other', '其他有规定的行业', 'another sector with rules'),
      ],
    },
    label: { zh: '所属行业', en: 'sector' },
  },
]

const portal = group('portal', [
  [
    'cn.portal.kind',
    {
      type: 'enum',
      values: [
        value('party-government', '党政机关门户网站', 'party or government portal'),
        value('key-news', '重点新闻网站', 'key news site'),
        value('enterprise-institution', '企事业单位门户网站', 'portal of an enterprise or institution'),
        value('other', '其他', 'other'),
      ],
    },
    { zh: '网站种类', en: 'kind of site' },
  ],
  ['cn.portal.tier', tiers, { zh: '层级', en: 'tier' }],
  [
    'cn.portal.cause',
    {
      type: 'enum',
      values: [
        value('attack', '攻击', 'attack'),
        value('fault', '故障', 'fault'),
        value('human-error', '人为失误', 'human error'),
        value('force-majeure', '不可抗力', 'force majeure'),
        value('planned-maintenance', '计划内维护', 'planned maintenance'),
        value('other', '其他', 'other'),
      ],
    },
    { zh: '原因', en: 'cause' },
  ],
  ['cn.portal.unavailableMinutes', minutes, { zh: '不能访问的时间', en: 'time out of reach' }, 0],
])

const cii = group('cii', [
  ['cn.cii.wholeOutageMinutes', minutes, { zh: '整体中断的时间', en: 'whole interruption' }, 0],
  [
    'cn.cii.mainFunctionOutageMinutes',
    minutes,
    { zh: '主要功能中断的时间', en: 'interruption of the main function' },
    0,
  ],
]).map((fact): FactDeclaration => ({ ...fact, onlyWhen: { fact: 'cn.operator', op: 'in', value: ['cii'] } }))

const population = group('population', [
  [
    'cn.population.service',
    {
      type: 'enum',
      values: [
        value('water', '供水', 'water'),
        value('electricity', '供电', 'electricity'),
        value('gas', '供气', 'gas'),
        value('fuel', '供油', 'fuel'),
        value('heating', '供暖', 'heating'),
        value('transport', '交通', 'transport'),
        value('medical-care', '就医', 'medical care'),
        value('shopping', '购物', 'shopping'),
        value('other', '其他', 'other'),
      ],
    },
    { zh: '民生服务', en: 'service' },
  ],
  ['cn.population.persons', persons, { zh: '受影响人数', en: 'persons affected' }, 0],
  [
    'cn.population.maxProvincePercent',
    percent,
    { zh: '占一个省级行政区人口的最高比例', en: 'highest share of the population of one province' },
    0,
  ],
  [
    'cn.population.maxPrefecturePercent',
    percent,
    { zh: '占一个地市级行政区人口的最高比例', en: 'highest share of the population of one prefecture' },
    0,
  ],
])

const data = group('data', [
  [
    'cn.data.class',
    {
      type: 'enum',
      values: [
        value('core', '核心数据', 'core data'),
        value('important', '重要数据', 'important data'),
        value('none', '都不是', 'neither'),
      ],
    },
    { zh: '数据类别', en: 'class of data' },
    'none',
  ],
  [
    'cn.data.threat',
    {
      type: 'enum',
      ordered: true,
      values: [
        value('general', '一般', 'general'),
        value('relatively-serious', '较严重', 'relatively serious'),
        value('serious', '严重', 'serious'),
        value('especially-serious', '特别严重', 'especially serious'),
      ],
    },
    { zh: '对国家安全和社会稳定的威胁', en: 'threat to national security and social stability' },
    null,
  ],
])

const tampering = group('tampering', [
  [
    'cn.tampering.kind',
    {
      type: 'enum',
      values: [
        value('party-government', '党政机关网站', 'party or government site'),
        value('key-news', '重点新闻网站', 'key news site'),
        value('enterprise-institution', '企事业单位网站', 'site of an enterprise or institution'),
        value('platform', '网络平台', 'platform'),
        value('other', '其他', 'other'),
      ],
    },
    { zh: '网站种类', en: 'kind of site' },
  ],
  ['cn.tampering.tier', tiers, { zh: '层级', en: 'tier' }],
  [
    'cn.tampering.platformTier',
    {
      type: 'enum',
      ordered: true,
      values: [
        value('ordinary', '普通', 'ordinary'),
        value('large', '大型', 'large'),
        value('super-large', '超大型', 'super-large'),
      ],
    },
    { zh: '平台规模', en: 'size of the platform' },
  ],
  [
    'cn.tampering.unlawfulContent',
    boolean,
    { zh: '内容违法有害', en: 'the content is unlawful or harmful' },
    false,
  ],
  ['cn.tampering.homePageMinutes', minutes, { zh: '首页显示的时间', en: 'shown on the home page' }, 0],
  ['cn.tampering.otherPageMinutes', minutes, { zh: '其他页面显示的时间', en: 'shown on other pages' }, 0],
  ['cn.tampering.reposts', times, { zh: '社交平台转发次数', en: 'reposts' }, 0],
  ['cn.tampering.views', times, { zh: '浏览或点击次数', en: 'views or clicks' }, 0],
  [
    'cn.tampering.determination',
    {
      type: 'enum',
      ordered: true,
      values: [
        value('relatively-major', '较大范围', 'relatively large scale'),
        value('major', '大范围', 'large scale'),
        value('particularly-major', '特大范围', 'especially large scale'),
      ],
    },
    { zh: '网信部门或公安机关的认定', en: 'determination by an authority' },
    null,
  ],
])

const amounts = [
  ...group('personal-information', [
    ['cn.leakedPersons', persons, { zh: '泄露个人信息的人数', en: 'persons whose data leaked' }, 0],
  ]),
  ...group('loss', [
    [
      'cn.directLossCny',
      { type: 'number', unit: 'CNY', min: 0, max: 1_000_000_000_000, decimals: 2 },
      { zh: '直接经济损失', en: 'direct economic loss' },
      0,
    ],
  ]),
]

const judged = group(
  'other-harm',
  judgedConditions.map(({ id, label }) => [`cn.judged.${id}`, boolean, label, false] as const),
)

/** Every fact the Measures ask for. */
export const facts: readonly FactDeclaration[] = [
  ...sharedFacts,
  ...entityFacts,
  affected,
  ...portal,
  ...cii,
  ...population,
  ...data,
  ...amounts,
  ...tampering,
  ...judged,
  ...conductFacts,
]
