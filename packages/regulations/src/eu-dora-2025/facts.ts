import type { FactDeclaration, FactKind, Localized, Question } from '@fengsui/core'
import { sharedFacts } from '../shared-facts.ts'
import { bankHolidays } from './bank-holidays.ts'

const boolean: FactKind = { type: 'boolean' }
const percent: FactKind = { type: 'number', unit: '%', min: 0, max: 100 }
const text = (zh: string, en: string): Localized => ({ zh, en })

const incident = (name: string, kind: FactKind, label: Localized): FactDeclaration => ({
  name: `eu.dora.${name}`,
  on: 'incident',
  kind,
  label,
})

const entity: readonly FactDeclaration[] = [
  {
    name: 'eu.dora.type',
    on: 'entity',
    kind: {
      type: 'enum',
      values: [
        { value: 'credit-institution', label: text('信贷机构', 'credit institution') },
        { value: 'ccp', label: text('中央对手方', 'central counterparty') },
        { value: 'trading-venue', label: text('交易场所', 'trading venue') },
        { value: 'other-financial', label: text('其他金融实体', 'another financial entity') },
        { value: 'none', label: text('不是金融实体', 'no financial entity') },
      ],
    },
    label: text('金融实体种类', 'kind of financial entity'),
  },
  {
    name: 'eu.nis2.class',
    on: 'entity',
    kind: {
      type: 'enum',
      values: [
        { value: 'essential', label: text('基本实体', 'essential entity') },
        { value: 'important', label: text('重要实体', 'important entity') },
        { value: 'none', label: text('都不是', 'neither') },
      ],
    },
    label: text('NIS2 类别', 'class under NIS2'),
  },
  {
    name: 'eu.dora.weekendReliefExcluded',
    on: 'entity',
    kind: boolean,
    label: text('主管机关决定不适用周末顺延', 'excluded from the weekend rule by its authority'),
  },
  {
    name: 'eu.memberState',
    on: 'entity',
    kind: {
      type: 'enum',
      values: Object.keys(bankHolidays.daysOff).map((code) => ({ value: code, label: text(code, code) })),
    },
    label: text('所在成员国', 'Member State'),
  },
]

const figures: readonly FactDeclaration[] = [
  incident('criticalServices', boolean, text('影响关键服务', 'critical services are affected')),
  incident('major', boolean, text('已判定为重大ICT事件', 'classified as a major ICT-related incident')),
  incident(
    'maliciousUnauthorisedAccess',
    boolean,
    text(
      '恶意未授权访问成功，可能造成数据损失',
      'successful malicious unauthorised access that may lead to data loss',
    ),
  ),
  incident(
    'clientsAffected',
    { type: 'number', unit: 'persons', min: 0, max: 10_000_000_000, decimals: 0 },
    text('受影响客户数', 'clients affected'),
  ),
  incident('clientsAffectedPct', percent, text('受影响客户比例', 'share of clients affected')),
  incident('counterpartsAffectedPct', percent, text('受影响对手方比例', 'share of counterparts affected')),
  incident(
    'transactionsAffectedPct',
    percent,
    text('受影响交易的日均笔数或金额比例', 'share of daily transactions affected, by number or value'),
  ),
  incident(
    'relevantClient',
    boolean,
    text('影响重要客户或对手方', 'a relevant client or counterpart is affected'),
  ),
  incident('reputationalImpact', boolean, text('声誉影响', 'reputational impact')),
  incident(
    'durationHours',
    { type: 'number', unit: 'h', min: 0, max: 100_000 },
    text('持续时间', 'duration'),
  ),
  incident(
    'downtimeMinutesCritical',
    { type: 'number', unit: 'min', min: 0, max: 6_000_000 },
    text('关键功能停机时间', 'downtime of critical functions'),
  ),
  incident(
    'memberStatesAffected',
    { type: 'number', unit: 'states', min: 0, max: 27, decimals: 0 },
    text('受影响成员国数', 'Member States affected'),
  ),
  incident('dataLosses', boolean, text('数据损失', 'data losses')),
  incident(
    'economicImpactEur',
    { type: 'number', unit: 'EUR', min: 0, max: 1_000_000_000_000, decimals: 2 },
    text('经济影响', 'economic impact'),
  ),
  incident('cannotMeetLimit', boolean, text('不能按时报告', 'a limit cannot be met')),
  incident('noLongerMajor', boolean, text('不再是重大事件', 'no longer major')),
  incident(
    'clientsInterests',
    boolean,
    text('影响客户的财务利益', "clients' financial interests are affected"),
  ),
  incident('significantThreat', boolean, text('重大网络威胁', 'a significant cyber threat')),
]

/** Every fact the DORA rules ask for. */
export const facts: readonly FactDeclaration[] = [...sharedFacts, ...entity, ...figures]

const named = (...names: readonly string[]): readonly string[] => names.map((name) => `eu.dora.${name}`)

/** The interview, in its natural order. */
export const questions: readonly Question[] = [
  {
    id: 'dora.critical',
    facts: named('criticalServices', 'major'),
    question: text(
      '是否影响关键服务，是否已判定为重大？',
      'Are critical services affected, and is it classified as major?',
    ),
  },
  {
    id: 'dora.criteria',
    facts: named(
      'maliciousUnauthorisedAccess',
      'clientsAffected',
      'clientsAffectedPct',
      'counterpartsAffectedPct',
      'transactionsAffectedPct',
      'relevantClient',
      'reputationalImpact',
      'durationHours',
      'downtimeMinutesCritical',
      'memberStatesAffected',
      'dataLosses',
      'economicImpactEur',
    ),
    question: text('影响有多大？', 'How large are the effects?'),
  },
  {
    id: 'dora.entity',
    facts: ['eu.dora.type', 'eu.memberState', 'eu.nis2.class', 'eu.dora.weekendReliefExcluded'],
    question: text(
      '是哪一种金融实体，在哪个成员国？',
      'Which kind of financial entity is it, and in which Member State?',
    ),
  },
  {
    id: 'dora.further',
    facts: named('cannotMeetLimit', 'noLongerMajor', 'clientsInterests', 'significantThreat'),
    question: text('下列情形，哪些属实？', 'Which of these hold?'),
  },
]
