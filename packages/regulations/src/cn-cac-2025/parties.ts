import type { LabelledValue } from '@fengsui/core'

/** Whom the duties bind, and who receives. */
export const parties: readonly LabelledValue[] = [
  { value: 'operator', label: { zh: '网络运营者', en: 'network operator' } },
  { value: 'vendor', label: { zh: '安全或运维服务商', en: 'security or maintenance provider' } },
  { value: 'public', label: { zh: '其他组织和个人', en: 'other organisations and individuals' } },
  { value: 'protection-department', label: { zh: '保护工作部门', en: 'protection department' } },
  { value: 'public-security-organ', label: { zh: '公安机关', en: 'public security organ' } },
  { value: 'cyberspace-unit', label: { zh: '本部门网信工作机构', en: 'own cyberspace unit' } },
  {
    value: 'provincial-cyberspace-administration',
    label: { zh: '省级网信部门', en: 'provincial cyberspace administration' },
  },
  {
    value: 'national-cyberspace-administration',
    label: { zh: '国家网信部门', en: 'national cyberspace administration' },
  },
  {
    value: 'national-public-security-department',
    label: { zh: '国务院公安部门', en: 'national public security department' },
  },
  { value: 'peer-department', label: { zh: '同级有关部门', en: 'departments of the same level' } },
  { value: 'sector-regulator', label: { zh: '行业主管监管部门', en: 'sector regulator' } },
  { value: 'first-recipients', label: { zh: '首次报告的接收部门', en: 'recipients of the first report' } },
]
