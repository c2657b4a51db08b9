import type { Duty, Expr, Roll } from '@fengsui/core'

const is = (name: string): Expr => ({ fact: `eu.dora.${name}`, op: '=', value: true })

/** Moves a deadline on a day off to noon of the next working day. */
const noon: Roll = { calendar: 'eu-bank-holidays', regionFact: 'eu.memberState', minuteOfDay: 720 }

/** The first two reports of entities the system leans on are not moved. */
const noonForFew: Roll = {
  ...noon,
  unless: {
    any: [
      { fact: 'eu.dora.type', op: 'in', value: ['credit-institution', 'ccp', 'trading-venue'] },
      { fact: 'eu.nis2.class', op: 'in', value: ['essential', 'important'] },
      is('weekendReliefExcluded'),
    ],
  },
}

const rts = (item: string): Pick<Duty, 'citation' | 'citationZh'> => ({
  citation: `Del. Reg. (EU) 2025/301 Art. ${item}`,
  citationZh: `授权条例（EU）2025/301第${item}条`,
})
const dora = (item: string): Pick<Duty, 'citation' | 'citationZh'> => ({
  citation: `Reg. (EU) 2022/2554 Art. ${item}`,
  citationZh: `条例（EU）2022/2554第${item}条`,
})

const toAuthority = { from: 'operator', to: 'competent-authority', recipient: 'directory' } as const
const always: Expr = { always: true }
const read = { confidence: 'verified', sources: ['SPRINGLEX'] } as const
const secondary = { confidence: 'single-source', sources: ['FONTVERA', 'HORIZON'] } as const

/** Once the entity says that the incident is no longer major, that is what it owes. */
const unlessReclassified = {
  supersededBy: { duty: 'eu.dora.reclassify', when: is('noLongerMajor') },
} as const

/** Reports on a major incident, and what goes with them. */
export const duties: readonly Duty[] = [
  {
    ...toAuthority,
    ...unlessReclassified,
    id: 'eu.dora.initial',
    stage: 'initial',
    when: always,
    level: 'major-incident',
    start: { event: 'classified.major', actor: 'operator' },
    within: { minutes: 240, roll: noonForFew },
    orEarlier: [
      {
        start: { event: 'aware.incident', actor: 'operator' },
        within: { minutes: 1440, roll: noonForFew },
        // Classified after the 24 hours, only the four hours from there are left.
        overtakenBy: 'classified.major',
      },
    ],
    label: { zh: '初始通知', en: 'initial notification' },
    do: { zh: '向主管机关提交初始通知', en: 'Send the initial notification to the competent authority' },
    ...rts('5'),
    ...read,
  },
  {
    ...toAuthority,
    ...unlessReclassified,
    id: 'eu.dora.intermediate',
    stage: 'progress',
    when: always,
    level: 'major-incident',
    start: { submissionOf: 'eu.dora.initial', pick: 'first' },
    within: { minutes: 4320, roll: noonForFew },
    label: { zh: '中期报告', en: 'intermediate report' },
    do: { zh: '提交中期报告，即使没有变化', en: 'Send the intermediate report, even if nothing has changed' },
    ...rts('5'),
    ...read,
  },
  {
    ...toAuthority,
    ...unlessReclassified,
    id: 'eu.dora.final',
    stage: 'final',
    when: always,
    level: 'major-incident',
    start: { submissionOf: 'eu.dora.intermediate', pick: 'latest' },
    within: { months: 1, untilEndOfDay: 'entity', roll: noon },
    label: { zh: '最终报告', en: 'final report' },
    do: { zh: '提交最终报告', en: 'Send the final report' },
    ...rts('5'),
    ...read,
  },
  {
    ...toAuthority,
    id: 'eu.dora.delay_notice',
    stage: 'notice',
    when: is('cannotMeetLimit'),
    level: 'major-incident',
    urgency: 'promptly',
    label: { zh: '延迟说明', en: 'notice of delay' },
    do: { zh: '在时限届满前说明理由', en: 'Give the reasons before the limit ends' },
    ...rts('5(3)'),
    ...secondary,
  },
  {
    ...toAuthority,
    id: 'eu.dora.reclassify',
    stage: 'notice',
    when: is('noLongerMajor'),
    urgency: 'promptly',
    label: { zh: '改判为非重大', en: 'reclassification' },
    do: { zh: '立即通知不再属于重大事件', en: 'Say without delay that the incident is no longer major' },
    citation: 'Impl. Reg. (EU) 2025/302 Art. 5',
    citationZh: '实施条例（EU）2025/302第5条',
    ...secondary,
  },
  {
    id: 'eu.dora.clients',
    stage: 'notice',
    from: 'operator',
    to: 'clients',
    recipient: 'directory',
    when: is('clientsInterests'),
    level: 'major-incident',
    urgency: 'promptly',
    label: { zh: '告知客户', en: 'inform clients' },
    do: { zh: '告知客户发生了什么、采取了什么措施', en: 'Tell clients what happened and what was done' },
    ...dora('19(3)'),
    ...secondary,
  },
  {
    ...toAuthority,
    id: 'eu.dora.threat',
    stage: 'notice',
    when: is('significantThreat'),
    binding: false,
    label: { zh: '自愿通知重大网络威胁', en: 'voluntary notification of a significant threat' },
    do: { zh: '可以通知重大网络威胁', en: 'You may notify a significant cyber threat' },
    ...dora('19(2)'),
    ...secondary,
  },
  {
    id: 'eu.dora.authority_forward',
    stage: 'forward',
    from: 'competent-authority',
    to: 'union-authorities',
    recipient: 'directory',
    when: always,
    level: 'major-incident',
    start: { receiptOf: ['eu.dora.initial'] },
    urgency: 'promptly',
    label: { zh: '转送欧盟机构', en: 'pass on to the authorities of the Union' },
    do: { zh: '及时转送欧洲监管机构等', en: 'Pass the report on to the European authorities in time' },
    ...dora('19(6)'),
    ...secondary,
  },
]
