import type { Choice } from '@fengsui/core'

/** Points the text leaves open. The default is the careful reading: it reports rather than stays silent. */
export const choices: readonly Choice[] = [
  {
    id: 'A-01',
    question: {
      zh: '“地市级以上”是否也限定企事业单位门户网站？',
      en: 'Does "prefecture level and above" also limit portals of enterprises and institutions?',
    },
    readings: [
      { value: 'reading-1', label: { zh: '限定：仅地市级以上单位', en: 'yes, only from prefecture level' } },
      {
        value: 'reading-2',
        label: { zh: '不限定：任何企事业单位', en: 'no, any enterprise or institution' },
      },
    ],
    default: 'reading-2',
  },
  {
    id: 'A-24',
    question: {
      zh: '核心数据仅受“较严重”威胁时，是否计入较大？',
      en: 'Does core data under an only relatively serious threat count for level III?',
    },
    readings: [
      { value: 'counts', label: { zh: '计入', en: 'it counts' } },
      { value: 'important-data-only', label: { zh: '仅重要数据计入', en: 'only important data counts' } },
    ],
    default: 'counts',
  },
  {
    id: 'A-25',
    question: {
      zh: '较大级篡改指标中的重点新闻网站，是否限省级以上？',
      en: 'Are key news sites in the level III tampering indicator limited to provincial tier and above?',
    },
    readings: [
      { value: 'any-tier', label: { zh: '不限层级', en: 'any tier' } },
      { value: 'provincial-and-above', label: { zh: '省级以上', en: 'provincial and above' } },
    ],
    default: 'any-tier',
  },
]
