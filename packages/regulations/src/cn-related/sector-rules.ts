import type { Expr, Grade, Indicator, Instrument } from '@fengsui/core'
import { grades as fourGrades } from '../cn-cac-2025/grades.ts'
import { owed, related, withRecalled } from './related.ts'

const sector = (...values: readonly string[]): Expr => ({ fact: 'cn.sector', op: 'in', value: values })
const title = (zh: string, en: string) => ({ zh, en })
const law = (citation: string, citationZh: string) => ({ citation, citationZh })
const aware = { event: 'aware.incident', actor: 'operator' } as const

const pbc = related({
  id: 'cn-pbc-2025',
  title: title(
    '中国人民银行业务领域网络安全事件报告管理办法',
    'Measures of the People’s Bank of China on incident reporting',
  ),
  validFrom: '2025-08-01',
  facts: ['cn.related.pbcBusiness'],
  bound: { fact: 'cn.related.pbcBusiness', op: '=', value: true },
  duties: [
    owed(
      'rel.pbc',
      {
        ...title(
          '报中国人民银行或其住所地分支机构（最终时限没有找到）',
          'report to the People’s Bank or its branch (the final limits were not found)',
        ),
        ...law('PBoC Order 2025 No. 4, chapter 3', '中国人民银行令〔2025〕第4号第三章'),
      },
      { to: 'sector-regulator', when: { always: true }, confidence: 'single-source' },
    ),
  ],
})

const nfraArticle = law('NFRA Order 2024 No. 24', '金规〔2024〕24号')

const nfra = related({
  id: 'cn-nfra-2024',
  title: title('银行保险机构数据安全管理办法', 'Measures on data security of banks and insurers'),
  validFrom: '2024-12-27',
  facts: ['cn.sector', 'cn.related.dataIncident'],
  bound: sector('banking', 'insurance'),
  sources: withRecalled,
  duties: [
    owed(
      'rel.nfra',
      {
        ...title(
          '两小时内报国家金融监督管理总局或派出机构',
          'report to the regulator or its local office within two hours',
        ),
        ...nfraArticle,
      },
      {
        to: 'sector-regulator',
        when: { fact: 'cn.related.dataIncident', op: '=', value: true },
        start: aware,
        within: { minutes: 120 },
        confidence: 'unverified',
      },
    ),
    owed(
      'rel.nfra.written',
      {
        ...title('二十四小时内提交书面报告', 'send a formal written report within 24 hours'),
        ...nfraArticle,
      },
      {
        to: 'sector-regulator',
        stage: 'supplement',
        when: { fact: 'cn.related.dataIncident', op: '=', value: true },
        start: aware,
        within: { minutes: 1440 },
        confidence: 'unverified',
      },
    ),
  ],
})

const csrc = related({
  id: 'cn-csrc-2021',
  title: title(
    '证券期货业网络安全事件报告与调查处理办法',
    'Measures on incidents in the securities and futures industry',
  ),
  validFrom: '2021-06-04',
  facts: ['cn.sector'],
  bound: sector('securities'),
  duties: [
    owed(
      'rel.csrc',
      {
        ...title(
          '立即报告：先电话，后书面；恢复前持续报告',
          'report at once, by phone and then in writing, and again until restored',
        ),
        ...law('CSRC Announcement 2021 No. 12', '证监会公告〔2021〕12号'),
      },
      { to: 'sector-regulator', when: { always: true }, urgency: 'immediate', confidence: 'single-source' },
    ),
    owed(
      'rel.csrc.update',
      {
        ...title('每有新情况即续报，直至恢复', 'report again with each new fact, until restored'),
        ...law('CSRC Announcement 2021 No. 12', '证监会公告〔2021〕12号'),
      },
      {
        to: 'sector-regulator',
        stage: 'progress',
        when: { always: true },
        start: { event: 'new_fact.confirmed', actor: 'operator', each: true },
        confidence: 'single-source',
      },
    ),
  ],
})

const miitArticle = law('MIIT data-security plan (2024)', '工信部网安〔2024〕214号')
/** Only the rows of level II were seen. */
const miitLevels: readonly Grade[] = fourGrades.filter(({ id }) => id === 'major' || id === 'general')
const majorData = (id: string, label: Indicator['label'], fact: string, value: number): Indicator => ({
  id,
  level: 'major',
  label,
  measures: [{ fact, op: '>=', value }],
  ...miitArticle,
  confidence: 'single-source',
  sources: ['NOTE'],
})

const miitData = related({
  id: 'cn-miit-data-2024',
  title: title(
    '工业和信息化领域数据安全事件应急预案（试行）',
    'Emergency plan for data-security incidents in industry and telecoms',
  ),
  validFrom: '2024-10-29',
  facts: [
    'cn.sector',
    'cn.directLossCny',
    'cn.leakedPersons',
    'cn.related.sensitivePersons',
    'cn.related.telecomOutageMinutes',
  ],
  bound: sector('industry', 'telecom'),
  sources: withRecalled,
  grades: miitLevels,
  indicators: [
    majorData(
      'miit.data.II.loss',
      title('直接经济损失', 'direct economic loss'),
      'cn.directLossCny',
      100_000_000,
    ),
    majorData('miit.data.II.persons', title('个人信息的人数', 'persons'), 'cn.leakedPersons', 10_000_000),
    majorData(
      'miit.data.II.sensitive',
      title('敏感个人信息的人数', 'persons, sensitive information'),
      'cn.related.sensitivePersons',
      1_000_000,
    ),
    majorData(
      'miit.data.II.outage',
      title('电信业务中断', 'interruption of telecoms'),
      'cn.related.telecomOutageMinutes',
      720,
    ),
  ],
  duties: [
    owed(
      'rel.miit.data',
      {
        ...title(
          '自判较大以上的，立即报地方主管部门',
          'if self-judged level III or above, report to the local regulator at once',
        ),
        ...miitArticle,
      },
      {
        to: 'sector-regulator',
        when: { always: true },
        urgency: 'immediate',
        confidence: 'single-source',
      },
    ),
    owed(
      'rel.miit.data.phone',
      { ...title('十分钟内电话上报', 'pass up by phone within ten minutes'), ...miitArticle },
      {
        from: 'sector-regulator',
        to: 'higher-regulator',
        stage: 'forward',
        when: { always: true },
        start: { receiptOf: ['rel.miit.data'] },
        within: { minutes: 10 },
        confidence: 'unverified',
      },
    ),
    owed(
      'rel.miit.data.written',
      { ...title('三十分钟内书面上报', 'pass up in writing within thirty minutes'), ...miitArticle },
      {
        from: 'sector-regulator',
        to: 'higher-regulator',
        stage: 'forward',
        when: { always: true },
        start: { receiptOf: ['rel.miit.data'] },
        within: { minutes: 30 },
        confidence: 'unverified',
      },
    ),
  ],
})

const miitNetArticle = law(
  'MIIT public-internet plan (2017), parts 3 and 4',
  '《公共互联网网络安全突发事件应急预案》第三、四部分',
)
const users = ['particularly-major', 'major', 'relatively-major', 'general'] as const

const miitNet = related({
  id: 'cn-miit-net-2017',
  title: title('公共互联网网络安全突发事件应急预案', 'Emergency plan for incidents of the public internet'),
  validFrom: '2017-11-14',
  facts: ['cn.sector', 'cn.leakedPersons'],
  bound: sector('telecom'),
  grades: [...fourGrades, { id: 'ungraded', roman: '', zh: '不到一般', en: 'below level IV' }],
  indicators: users.map(
    (level, index): Indicator => ({
      id: `miit.net.${['I', 'II', 'III', 'IV'][index]}.users`,
      level,
      label: title('泄露用户信息的人数', 'users whose data leaked'),
      measures: [{ fact: 'cn.leakedPersons', op: '>=', value: 100_000_000 / 10 ** index }],
      ...miitNetArticle,
      confidence: 'verified',
      sources: ['NOTE'],
    }),
  ),
  duties: [
    owed(
      'rel.miit.net',
      {
        ...title(
          '立即电话报工信部应急办和省级通信管理局',
          'report at once by phone to the emergency office and the provincial administration',
        ),
        ...miitNetArticle,
      },
      {
        to: 'sector-regulator',
        when: { always: true },
        level: 'general',
        urgency: 'immediate',
        confidence: 'verified',
      },
    ),
  ],
})

/** Rules of single sectors, with their own grades where they were seen. */
export const sectorRules: readonly Instrument[] = [pbc, nfra, csrc, miitData, miitNet]
