import type { Duty, Expr, Instrument } from '@fengsui/core'
import { owed, related, withRecalled } from './related.ts'

const is = (name: string): Expr => ({ fact: `cn.related.${name}`, op: '=', value: true })
const title = (zh: string, en: string) => ({ zh, en })
const law = (citation: string, citationZh: string) => ({ citation, citationZh })

const handling = title('按规定向有关主管部门报告', 'report to the competent department as prescribed')

const logs = title('留存网络日志不少于六个月', 'keep network logs for at least six months')
const log = (id: string, cited: ReturnType<typeof law>): Duty =>
  owed(
    id,
    { ...logs, ...cited },
    { to: 'operator', stage: 'record', when: { always: true }, confidence: 'single-source' },
  )

/** Cybersecurity Law in its first numbering. */
const csl2017 = related({
  id: 'cn-csl-2017',
  title: title('网络安全法（2017年）', 'Cybersecurity Law (2017)'),
  validFrom: '2017-06-01',
  validTo: '2025-12-31',
  facts: [],
  duties: [
    owed(
      'rel.csl-2017',
      { ...handling, ...law('Cybersecurity Law (2017) Art. 25', '《网络安全法》（2017年）第二十五条') },
      {
        to: 'competent-department',
        when: { always: true },
        confidence: 'verified',
      },
    ),
    log('rel.log-2017', law('Cybersecurity Law (2017) Art. 21', '《网络安全法》（2017年）第二十一条')),
  ],
})

/** Cybersecurity Law as amended: two articles were inserted, so 25 became 27. */
const csl2026 = related({
  id: 'cn-csl-2026',
  title: title('网络安全法（2025年修正）', 'Cybersecurity Law (as amended in 2025)'),
  validFrom: '2026-01-01',
  facts: [],
  duties: [
    owed(
      'rel.csl',
      { ...handling, ...law('Cybersecurity Law (2026) Art. 27', '《网络安全法》（2025年修正）第二十七条') },
      {
        to: 'competent-department',
        when: { always: true },
        confidence: 'verified',
      },
    ),
    log('rel.log', law('Cybersecurity Law (2026) Art. 23', '《网络安全法》（2025年修正）第二十三条')),
  ],
})

const infrastructure: Expr = {
  all: [{ fact: 'cn.operator', op: '=', value: 'cii' }, is('majorIncidentOrThreat')],
}
const ciiArticle = law('CII Regulations Art. 18', '《关键信息基础设施安全保护条例》第十八条')

const ciiRegulations = related({
  id: 'cn-cii-2021',
  title: title(
    '关键信息基础设施安全保护条例',
    'Regulations on the Security Protection of Critical Information Infrastructure',
  ),
  validFrom: '2021-09-01',
  facts: ['cn.operator', 'cn.related.majorIncidentOrThreat'],
  duties: [
    owed(
      'rel.cii',
      {
        ...title('按规定报保护工作部门', 'report to the protection department as prescribed'),
        ...ciiArticle,
      },
      {
        to: 'protection-department',
        when: infrastructure,
        confidence: 'single-source',
      },
    ),
    owed(
      'rel.cii.police',
      { ...title('按规定报公安机关', 'report to the police as prescribed'), ...ciiArticle },
      {
        to: 'public-security-organ',
        when: infrastructure,
        confidence: 'single-source',
      },
    ),
    owed(
      'rel.cii.up',
      {
        ...title(
          '特别重大的，报国家网信部门和国务院公安部门',
          'pass especially major ones to the national authorities',
        ),
        ...ciiArticle,
      },
      {
        from: 'protection-department',
        to: 'national-cyberspace-administration',
        stage: 'forward',
        start: { receiptOf: ['rel.cii'] },
        when: infrastructure,
        confidence: 'single-source',
      },
    ),
  ],
})

const dslArticle = law('Data Security Law Art. 29', '《数据安全法》第二十九条')

const dataSecurityLaw = related({
  id: 'cn-dsl-2021',
  title: title('数据安全法', 'Data Security Law'),
  validFrom: '2021-09-01',
  facts: ['cn.related.dataIncident'],
  duties: [
    owed(
      'rel.dsl',
      {
        ...title(
          '立即处置，并向有关主管部门报告',
          'handle it at once and report to the competent department',
        ),
        ...dslArticle,
      },
      {
        to: 'competent-department',
        when: is('dataIncident'),
        urgency: 'immediate',
        confidence: 'single-source',
      },
    ),
    owed(
      'rel.dsl.users',
      { ...title('及时告知用户', 'tell users promptly'), ...dslArticle },
      {
        to: 'users',
        stage: 'notice',
        when: is('dataIncident'),
        confidence: 'single-source',
      },
    ),
  ],
})

const piplArticle = law('PIPL Art. 57', '《个人信息保护法》第五十七条')

const personalInformationLaw = related({
  id: 'cn-pipl-2021',
  title: title('个人信息保护法', 'Personal Information Protection Law'),
  validFrom: '2021-11-01',
  facts: ['cn.related.personalInformation', 'cn.related.harmAvoided'],
  duties: [
    owed(
      'rel.pipl',
      {
        ...title(
          '立即通知履行个人信息保护职责的部门，没有人数下限',
          'notify the authority at once, whatever the number of persons',
        ),
        ...piplArticle,
      },
      {
        to: 'competent-department',
        when: is('personalInformation'),
        urgency: 'immediate',
        confidence: 'single-source',
      },
    ),
    owed(
      'rel.pipl.individuals',
      {
        ...title(
          '通知个人；能有效避免危害的可以不通知',
          'notify the individuals, unless measures effectively avoid harm',
        ),
        ...piplArticle,
      },
      {
        to: 'individuals',
        stage: 'notice',
        when: is('personalInformation'),
        suspendedBy: {
          when: is('harmAvoided'),
          until: { event: 'authority.ordered', actor: 'authority' },
        },
        urgency: 'immediate',
        confidence: 'single-source',
      },
    ),
  ],
})

const netDataArticle = (english: number, chinese: string) =>
  law(`Network Data Security Regulations Art. ${english}`, `《网络数据安全管理条例》第${chinese}条`)

const networkDataRegulations = related({
  id: 'cn-netdata-2025',
  title: title('网络数据安全管理条例', 'Network Data Security Regulations'),
  validFrom: '2025-01-01',
  facts: ['cn.related.productRisk', 'cn.related.dataIncident'],
  duties: [
    owed(
      'rel.nds10',
      {
        ...title(
          '产品、服务的缺陷或漏洞在24小时内报有关主管部门',
          'report the risk of the product or service within 24 hours',
        ),
        ...netDataArticle(10, '十'),
      },
      {
        to: 'competent-department',
        when: is('productRisk'),
        start: { event: 'aware.risk', actor: 'operator' },
        within: { minutes: 1440 },
        confidence: 'verified',
      },
    ),
    owed(
      'rel.nds11',
      {
        ...title('按规定报有关主管部门', 'report to the competent department as prescribed'),
        ...netDataArticle(11, '十一'),
      },
      {
        to: 'competent-department',
        when: is('dataIncident'),
        urgency: 'immediate',
        confidence: 'single-source',
      },
    ),
    owed(
      'rel.nds11.persons',
      {
        ...title(
          '以电话、短信、即时通信、邮件或公告通知利害关系人',
          'tell those concerned by phone, message, mail or notice',
        ),
        ...netDataArticle(11, '十一'),
      },
      {
        to: 'individuals',
        stage: 'notice',
        when: is('dataIncident'),
        confidence: 'single-source',
      },
    ),
  ],
})

const computerRegulations = related({
  id: 'cn-mps-1994',
  title: title(
    '计算机信息系统安全保护条例',
    'Regulations on the Security Protection of Computer Information Systems',
  ),
  validFrom: '1994-02-18',
  facts: ['cn.related.computerCase'],
  sources: withRecalled,
  duties: [
    owed(
      'rel.mps24',
      {
        ...title(
          '24小时内报县级以上公安机关',
          'report to the police of county level or above within 24 hours',
        ),
        ...law('Computer System Regulations Art. 14', '《计算机信息系统安全保护条例》第十四条'),
      },
      {
        to: 'public-security-organ',
        when: is('computerCase'),
        start: { event: 'suspected.crime', actor: 'operator' },
        within: { minutes: 1440 },
        confidence: 'unverified',
      },
    ),
  ],
})

/** Laws that bind every operator or data processor in the same hour. */
export const generalLaws: readonly Instrument[] = [
  csl2017,
  csl2026,
  ciiRegulations,
  dataSecurityLaw,
  personalInformationLaw,
  networkDataRegulations,
  computerRegulations,
]
