import type { Confidence, Indicator, Localized } from '@fengsui/core'
import { guide } from './citations.ts'

type Row = readonly [
  id: string,
  level: string,
  citation: ReturnType<typeof guide>,
  confidence: Confidence,
  sources: string,
  zh: string,
  en: string,
]

const rows: readonly Row[] = [
  [
    'L1.G1',
    'particularly-major',
    guide(1, 'condition', 1),
    'verified',
    'GZY',
    '重要网络或系统损失特别严重：大面积瘫痪，丧失业务处理能力',
    'important networks or systems suffer especially serious loss: widespread paralysis, no business processing',
  ],
  [
    'L1.G2',
    'particularly-major',
    guide(1, 'condition', 2),
    'verified',
    'GZY',
    '核心数据、重要数据或海量个人信息丢失、被窃、被改、被仿冒，对国家安全和社会稳定构成特别严重威胁',
    'core data, important data or a massive amount of personal information lost, stolen, altered or faked: especially serious threat',
  ],
  [
    'L1.G3',
    'particularly-major',
    guide(1, 'condition', 3),
    'verified',
    'GZY',
    '对国家安全、社会秩序、经济建设、公众利益的其他特别严重威胁或影响',
    'another especially serious threat to or effect on state security, social order, economy or public interest',
  ],
  [
    'L1.Q8',
    'particularly-major',
    guide(1, 'indicator', 8),
    'single-source',
    'GZY',
    '与前列各项相当的其他特别重大情形',
    'another case of the same degree as the indicators of level I',
  ],
  [
    'L2.G1',
    'major',
    guide(2, 'condition', 1),
    'unverified',
    'FRAG DRAFT23',
    '重要网络或系统损失严重：长时间中断或局部瘫痪，业务处理能力受极大影响',
    'important networks or systems suffer serious loss: long interruption or partial paralysis, business extremely affected',
  ],
  [
    'L2.G2',
    'major',
    guide(2, 'condition', 2),
    'unverified',
    'FRAG',
    '核心数据、重要数据或大量个人信息丢失、被窃、被改、被仿冒，构成严重威胁',
    'core data, important data or a large amount of personal information lost, stolen, altered or faked: serious threat',
  ],
  [
    'L2.G3',
    'major',
    guide(2, 'condition', 3),
    'unverified',
    'FRAG DRAFT23',
    '其他严重威胁或严重影响',
    'another serious threat or effect',
  ],
  [
    'L2.Q8',
    'major',
    guide(2, 'indicator', 8),
    'unverified',
    'DRAFT23',
    '与前列各项相当的其他重大情形',
    'another case of the same degree as the indicators of level II',
  ],
  [
    'L3.G1',
    'relatively-major',
    guide(3, 'condition', 1),
    'unverified',
    'FRAG DRAFT23',
    '重要网络或系统损失较大：中断，效率明显受影响，业务处理能力受影响',
    'important networks or systems suffer relatively large loss: interruption, efficiency clearly affected, business affected',
  ],
  [
    'L3.G2',
    'relatively-major',
    guide(3, 'condition', 2),
    'single-source',
    'ANONI',
    '重要数据或较大量个人信息丢失、被窃、被改、被仿冒，构成较严重威胁',
    'important data or a relatively large amount of personal information lost, stolen, altered or faked: relatively serious threat',
  ],
  [
    'L3.G3',
    'relatively-major',
    guide(3, 'condition', 3),
    'unverified',
    'FRAG DRAFT23',
    '其他较严重威胁或较大影响',
    'another relatively serious threat or effect',
  ],
  [
    'L3.Q8',
    'relatively-major',
    guide(3, 'indicator', 8),
    'unverified',
    'DRAFT23',
    '与前列各项相当的其他较大情形',
    'another case of the same degree as the indicators of level III',
  ],
]

/** The conditions a person judges; the fact behind each is `cn.judged.<id>`. */
export const judgedConditions: readonly { readonly id: string; readonly label: Localized }[] = rows.map(
  ([id, , , , , zh, en]) => ({ id, label: { zh, en } }),
)

/** General conditions and the residual indicator of each level: any one suffices, and a person decides. */
export const generalConditions: readonly Indicator[] = rows.map(
  ([id, level, citation, confidence, sources, zh, en]) => ({
    id,
    level,
    label: { zh, en },
    measures: [{ fact: `cn.judged.${id}`, op: '=', value: true }],
    ...citation,
    confidence,
    sources: sources.split(' '),
  }),
)
