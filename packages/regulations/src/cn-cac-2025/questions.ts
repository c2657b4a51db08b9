import type { Question } from '@fengsui/core'
import { judgedConditions } from './general-conditions.ts'

/** The interview, in its natural order; the engine asks only what can still change something. */
export const questions: readonly Question[] = [
  { id: 'affected', facts: ['cn.affected'], question: { zh: '影响了哪些方面？', en: 'What is affected?' } },
  {
    id: 'operator',
    facts: ['cn.operator'],
    question: { zh: '受影响的系统属于哪一类？', en: 'What kind of system is affected?' },
  },
  {
    id: 'tampering',
    facts: [
      'cn.tampering.kind',
      'cn.tampering.tier',
      'cn.tampering.platformTier',
      'cn.tampering.unlawfulContent',
      'cn.tampering.homePageMinutes',
      'cn.tampering.otherPageMinutes',
      'cn.tampering.reposts',
      'cn.tampering.views',
      'cn.tampering.determination',
    ],
    question: { zh: '网页怎样被篡改？', en: 'How was the page tampered with?' },
  },
  {
    id: 'portal',
    facts: ['cn.portal.kind', 'cn.portal.tier', 'cn.portal.cause', 'cn.portal.unavailableMinutes'],
    question: { zh: '哪个网站打不开，多久了？', en: 'Which site cannot be reached, and for how long?' },
  },
  {
    id: 'cii',
    facts: ['cn.cii.wholeOutageMinutes', 'cn.cii.mainFunctionOutageMinutes'],
    question: { zh: '关键信息基础设施中断了多久？', en: 'How long was the infrastructure interrupted?' },
  },
  {
    id: 'population',
    facts: [
      'cn.population.service',
      'cn.population.persons',
      'cn.population.maxPrefecturePercent',
      'cn.population.maxProvincePercent',
    ],
    question: { zh: '哪些民生服务，影响多少人？', en: 'Which services, and how many people?' },
  },
  {
    id: 'data',
    facts: ['cn.data.class', 'cn.data.threat'],
    question: { zh: '涉及哪类数据，威胁多大？', en: 'Which class of data, and how serious is the threat?' },
  },
  {
    id: 'leaked',
    facts: ['cn.leakedPersons'],
    question: { zh: '泄露了多少人的个人信息？', en: 'How many people had their data leaked?' },
  },
  {
    id: 'loss',
    facts: ['cn.directLossCny'],
    question: { zh: '直接经济损失多少元？', en: 'What is the direct economic loss, in yuan?' },
  },
  {
    id: 'judged',
    facts: judgedConditions.map(({ id }) => `cn.judged.${id}`),
    question: { zh: '下列情形，哪些属实？', en: 'Which of these hold?' },
  },
  {
    id: 'also-central',
    facts: ['cn.alsoCentralOrgan'],
    question: {
      zh: '本单位同时是中央和国家机关部门或其直属单位吗？',
      en: 'Is the unit also a central or state organ, or affiliated with one?',
    },
  },
  {
    id: 'crime',
    facts: ['suspectedCrime'],
    question: { zh: '是否怀疑有人犯罪？', en: 'Is a crime suspected?' },
  },
  {
    // What is the same for every incident of a unit is asked at once, and last.
    id: 'unit',
    facts: ['place', 'cn.branchOperated', 'cn.branchPlace', 'cn.sector', 'cn.inMainland'],
    question: {
      zh: '单位在哪里，系统是否由外省分支机构运营，属于哪个行业，是否在境内建设、运营网络或提供服务？',
      en: 'Where is the unit, does a branch in another province operate the system, in which sector, and does it build, operate or serve through networks in the mainland?',
    },
  },
]
