import type { Instrument } from '@fengsui/core'
import { bankHolidays } from './bank-holidays.ts'
import { duties } from './duties.ts'
import { facts, questions } from './facts.ts'
import { indicators } from './indicators.ts'

/** European Union: major ICT-related incidents of financial entities. */
export const euDora2025: Instrument = {
  id: 'eu-dora-2025',
  version: '1',
  title: {
    zh: '欧盟《金融部门数字运营韧性条例》重大ICT事件报告',
    en: 'Digital Operational Resilience Act: reports on major ICT-related incidents (European Union)',
  },
  jurisdiction: 'EU',
  status: 'enacted',
  validFrom: '2025-01-17',
  zone: 'Europe/Brussels',
  checkedOn: '2026-11-22',
  sources: [
    {
      key: 'SPRINGLEX',
      title: {
        zh: '法规原文转载，含2025/301第5条、2024/1772第8、9条',
        en: 'text of the acts as reprinted, with 2025/301 Art. 5 and 2024/1772 Art. 8 and 9',
      },
      readOn: '2026-11-22',
    },
    { key: 'FONTVERA', title: { zh: 'Fontvera 说明（英文）', en: 'Fontvera, note' }, readOn: '2026-11-22' },
    {
      key: 'HORIZON',
      title: { zh: 'Horizon Scanner 说明（英文）', en: 'Horizon Scanner, note' },
      readOn: '2026-11-22',
    },
  ],
  parties: [
    { value: 'operator', label: { zh: '金融实体', en: 'financial entity' } },
    { value: 'competent-authority', label: { zh: '主管机关', en: 'competent authority' } },
    { value: 'clients', label: { zh: '客户', en: 'clients' } },
    { value: 'union-authorities', label: { zh: '欧洲监管机构等', en: 'European authorities' } },
  ],
  grades: [
    { id: 'major-incident', roman: '', zh: '重大ICT事件', en: 'major incident' },
    { id: 'not-major', roman: '', zh: '非重大', en: 'not major' },
  ],
  indicators,
  duties,
  facts,
  questions,
  choices: [],
  contents: [],
  bound: { not: { fact: 'eu.dora.type', op: '=', value: 'none' } },
  warnings: [],
  calendars: [bankHolidays],
}
