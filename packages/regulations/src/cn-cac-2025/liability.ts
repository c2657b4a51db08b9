import type { Confidence, Expr, LiabilityRow, Localized } from '@fengsui/core'
import { article } from './citations.ts'

const text = (zh: string, en: string): Localized => ({ zh, en })
const is = (name: string): Expr => ({ fact: `cn.conduct.${name}`, op: '=', value: true })
const found = (value: string): Expr => ({ fact: 'cn.conduct.findings', op: '=', value })

/** Not as required: late, omitted, false or concealed. */
const notAsRequired: Expr = { any: ['late', 'omitted', 'false', 'concealed'].map(found) }
const infrastructure: Expr = { fact: 'cn.operator', op: '=', value: 'cii' }

const affected = (group: string): Expr => ({ fact: 'cn.affected', op: '=', value: group })

/** Penalties of the Cybersecurity Law as amended; its old numbering ended with 2025. */
const csl = (
  item: number,
  confidence: Confidence,
): Pick<LiabilityRow, 'citation' | 'citationZh' | 'confidence' | 'sources' | 'validFrom' | 'effect'> => ({
  effect: 'penalty',
  citation: `Cybersecurity Law (2026) Art. 61(${item})`,
  citationZh: `《网络安全法》（2025年修正）第六十一条第${['', '一', '二', '三'][item]}款`,
  confidence,
  sources: [confidence === 'unverified' ? 'RECALL' : 'CSL'],
  validFrom: '2026-01-01',
})

/** What may follow from a report that was not made as required, and what may soften it. */
export const liability: readonly LiabilityRow[] = [
  {
    ...csl(1, 'verified'),
    id: 'csl.61.1',
    conduct: text('未按规定报告', 'not reported as required'),
    consequence: text(
      '可能被责令改正、警告，并可能处一万元以上五万元以下罚款',
      'may be ordered to correct and warned, and may be fined CNY 10,000 to 50,000',
    ),
    when: notAsRequired,
  },
  {
    ...csl(1, 'verified'),
    id: 'csl.61.1.refusal',
    conduct: text('拒不改正，或者导致危害网络安全等后果', 'refuses to correct, or harms network security'),
    consequence: text(
      '可能处五万元以上五十万元以下罚款，直接责任人员可能处一万元以上十万元以下罚款',
      'may be fined CNY 50,000 to 500,000, and persons directly responsible CNY 10,000 to 100,000',
    ),
    when: { all: [notAsRequired, is('refusedCorrection')] },
  },
  {
    ...csl(2, 'single-source'),
    id: 'csl.61.2',
    conduct: text(
      '关键信息基础设施运营者未履行义务',
      'an operator of critical infrastructure fails its own duties',
    ),
    consequence: text(
      '可能被警告，并可能处五万元以上十万元以下罚款',
      'may be warned, and may be fined CNY 50,000 to 100,000',
    ),
    when: { all: [infrastructure, notAsRequired] },
  },
  {
    ...csl(2, 'unverified'),
    id: 'csl.61.2.refusal',
    conduct: text(
      '关键信息基础设施运营者拒不改正或造成后果',
      'an operator of critical infrastructure refuses to correct, or there are consequences',
    ),
    consequence: text(
      '可能处十万元以上一百万元以下罚款，直接责任人员可能处一万元以上十万元以下罚款',
      'may be fined CNY 100,000 to 1,000,000, and persons CNY 10,000 to 100,000',
    ),
    when: { all: [infrastructure, notAsRequired, is('refusedCorrection')] },
  },
  {
    ...csl(3, 'verified'),
    id: 'csl.61.3',
    conduct: text(
      '造成大量数据泄露、关键信息基础设施丧失局部功能等严重后果',
      'a large data leak, or infrastructure that loses part of its function',
    ),
    consequence: text(
      '可能处五十万元以上二百万元以下罚款，直接责任人员可能处五万元以上二十万元以下罚款',
      'may be fined CNY 500,000 to 2,000,000, and persons CNY 50,000 to 200,000',
    ),
    when: { all: [notAsRequired, is('largeDataLeak')] },
  },
  {
    ...csl(3, 'verified'),
    id: 'csl.61.3.main',
    conduct: text(
      '造成关键信息基础设施丧失主要功能等特别严重后果',
      'infrastructure that loses its main function',
    ),
    consequence: text(
      '可能处二百万元以上一千万元以下罚款，直接责任人员可能处二十万元以上一百万元以下罚款',
      'may be fined CNY 2,000,000 to 10,000,000, and persons CNY 200,000 to 1,000,000',
    ),
    when: { all: [notAsRequired, is('mainFunctionLost')] },
  },
  {
    id: 'cii.40',
    effect: 'penalty',
    conduct: text(
      '关键信息基础设施运营者未按规定报告重大事件或重大威胁',
      'an operator of critical infrastructure does not report a major incident or threat as required',
    ),
    consequence: text(
      '可能被责令改正、警告；拒不改正或造成后果的，可能处十万元以上一百万元以下罚款，直接负责的主管人员可能处一万元以上十万元以下罚款',
      'may be ordered to correct and warned; on refusal or consequences, may be fined CNY 100,000 to 1,000,000, and persons CNY 10,000 to 100,000',
    ),
    when: { all: [infrastructure, notAsRequired] },
    citation: 'CII Regulations Art. 40',
    citationZh: '《关键信息基础设施安全保护条例》第四十条',
    confidence: 'unverified',
    sources: ['RECALL'],
  },
  {
    id: 'dsl.45',
    effect: 'penalty',
    conduct: text('未履行数据安全事件的报告等义务', 'duties in a data-security incident are not met'),
    consequence: text(
      '可能处五万元以上五十万元以下罚款；情节严重的，可能处五十万元以上二百万元以下罚款，并可能被责令停业或吊销许可',
      'may be fined CNY 50,000 to 500,000; if serious, CNY 500,000 to 2,000,000, and may be suspended or lose the licence',
    ),
    when: { all: [notAsRequired, affected('data')] },
    citation: 'Data Security Law Art. 45',
    citationZh: '《数据安全法》第四十五条',
    confidence: 'single-source',
    sources: ['ANONI'],
  },
  {
    id: 'pipl.66',
    effect: 'penalty',
    conduct: text('未履行个人信息事件的通知等义务', 'duties in a leak of personal information are not met'),
    consequence: text(
      '可能被责令改正、警告、没收违法所得；拒不改正的，可能处一百万元以下罚款；情节严重的，可能处五千万元以下或上一年度营业额百分之五以下罚款',
      'may be ordered to correct, warned, and lose unlawful gains; on refusal, may be fined up to CNY 1,000,000; if serious, up to CNY 50,000,000 or 5 % of last year’s turnover',
    ),
    when: { all: [notAsRequired, affected('personal-information')] },
    citation: 'PIPL Art. 66',
    citationZh: '《个人信息保护法》第六十六条',
    confidence: 'single-source',
    sources: ['ANONI'],
  },
  {
    id: 'measures.10.2',
    effect: 'aggravated',
    conduct: text(
      '迟报、漏报、谎报、瞒报，造成重大危害后果',
      'late, omitted, false or concealed, with grave harm',
    ),
    consequence: text(
      '对运营者和有关责任人员可能从重处罚',
      'operator and responsible persons may be punished more heavily within the range',
    ),
    when: { all: [notAsRequired, is('graveHarm')] },
    ...article(10, 2),
    confidence: 'verified',
    sources: ['QA', 'ANONI'],
  },
  {
    id: 'measures.10.3',
    effect: 'penalty',
    conduct: text('有关部门未按规定上报、通报', 'a department that must pass the report on does not'),
    consequence: text('单位和有关人员可能被追究责任', 'the unit and its staff may be held liable'),
    when: is('notPassedOn'),
    ...article(10, 3),
    confidence: 'unverified',
    sources: ['FRAG'],
  },
  {
    id: 'measures.11',
    effect: 'mitigated',
    conduct: text(
      '已采取合理必要的防护措施，按预案处置并有效降低影响，且及时报告',
      'reasonable protection, effective handling per plan, and a report in time: all three',
    ),
    consequence: text(
      '可能视情从轻、减轻或者免予追究责任',
      'liability of unit and persons may be reduced or waived as the case may be',
    ),
    when: { all: [is('protectedReasonably'), is('handledEffectively'), is('reportedInTime')] },
    ...article(11),
    confidence: 'verified',
    sources: ['QA', 'ANONI'],
  },
]
