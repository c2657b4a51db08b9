import type { FactDeclaration } from '@fengsui/core'

const yesNo = (name: string, zh: string, en: string): FactDeclaration => ({
  name: `cn.conduct.${name}`,
  on: 'incident',
  kind: { type: 'boolean' },
  label: { zh, en },
})

/** What was done and left undone about the report: findings that people make, for the matrix of liability. */
export const conductFacts: readonly FactDeclaration[] = [
  {
    name: 'cn.conduct.findings',
    on: 'incident',
    kind: {
      type: 'set',
      values: [
        { value: 'late', label: { zh: '迟报', en: 'late' } },
        { value: 'omitted', label: { zh: '漏报', en: 'omitted' } },
        { value: 'false', label: { zh: '谎报', en: 'false' } },
        { value: 'concealed', label: { zh: '瞒报', en: 'concealed' } },
      ],
    },
    label: { zh: '对报告的认定', en: 'findings on the report' },
  },
  yesNo('graveHarm', '造成重大危害后果', 'grave harm was caused'),
  yesNo(
    'refusedCorrection',
    '拒不改正或导致危害网络安全等后果',
    'refused to correct, or harmed network security',
  ),
  yesNo(
    'largeDataLeak',
    '大量数据泄露或关键信息基础设施丧失局部功能',
    'a large data leak, or infrastructure lost part of its function',
  ),
  yesNo(
    'mainFunctionLost',
    '关键信息基础设施丧失主要功能等特别严重后果',
    'infrastructure lost its main function',
  ),
  yesNo('notPassedOn', '接收部门未按规定上报、通报', 'a receiving department did not pass the report on'),
  yesNo(
    'protectedReasonably',
    '已采取合理必要的防护措施',
    'reasonable and necessary protection was in place',
  ),
  yesNo(
    'handledEffectively',
    '按预案处置，有效降低影响和危害',
    'handled per plan, so that impact and harm were reduced',
  ),
  yesNo('reportedInTime', '按规定及时报告', 'reported in time'),
]
