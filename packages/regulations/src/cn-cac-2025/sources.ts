import type { Source } from '@fengsui/core'

/** Where the rules were read. The official page itself has not been compared line by line yet. */
export const sources: readonly Source[] = [
  {
    key: 'CAC',
    title: {
      zh: '国家网络安全事件报告管理办法（国家互联网信息办公室，2025-09-15 公布）',
      en: 'The Measures, as published by the Cyberspace Administration of China on 2025-09-15 (Chinese)',
    },
    url: 'https://www.cac.gov.cn/2025-09/15/c_1759583017717009.htm',
  },
  {
    key: 'QA',
    title: {
      zh: '国家互联网信息办公室答记者问，2025年9月',
      en: 'Questions and answers of the Cyberspace Administration of China, September 2025 (Chinese)',
    },
  },
  {
    key: 'QDUBB',
    title: { zh: '办法第一至四条，转载', en: 'Measures, articles 1-4, as reprinted' },
    url: 'http://www.qdubb.cn/html/2025/yunlingyaowen_0916/141638.html',
  },
  {
    key: 'GZY',
    title: { zh: '分级指南特别重大部分，转载', en: 'Grading guide, level I, as reprinted' },
    url: 'https://wlzx.gzy.edu.cn/info/1098/1576.htm',
  },
  {
    key: 'ANONI',
    title: {
      zh: '关于中国事件报告的公开说明，含第二、四、七、八、十、十一、十四条',
      en: 'Public note on Chinese incident reporting, with articles 2, 4, 7, 8, 10, 11, 14',
    },
    readOn: '2026-10-09',
  },
  {
    key: 'FFC',
    title: { zh: 'Fresh from China 的办法摘要（英文）', en: 'Fresh from China, summary of the Measures' },
    url: 'https://freshfromchina.com/cyberspace-administration-issues-national-cybersecurity-incident-reporting-measures',
  },
  {
    key: 'SCMP',
    title: {
      zh: 'TechRadar 转述的特别重大、重大两级（英文）',
      en: 'Press summary of levels I and II, relayed by TechRadar',
    },
    url: 'https://www.techradar.com/pro/security/the-countdown-is-on-chinese-firms-now-have-just-an-hour-to-report-cybersecurity-incidents',
  },
  {
    key: 'DLA',
    title: { zh: '律师事务所说明，含较大级举例（英文）', en: 'Law-firm note with examples of level III' },
    url: 'https://www.jdsupra.com/post/contentViewerEmbed.aspx?fid=4cc98833-436b-41e6-94cb-7998a0005ca7',
  },
  { key: 'ML', title: { zh: 'Morgan Lewis 说明，2025-09-19（英文）', en: 'Morgan Lewis, 2025-09-19' } },
  {
    key: 'REG',
    title: { zh: 'The Register 摘要（英文）', en: 'The Register, summary' },
    url: 'https://www.linkielist.com/security/china-1-hour-deadline-on-serious-cyber-incident-reporting',
  },
  {
    key: 'FRAG',
    title: {
      zh: '正式文本的打乱副本：字词在，数字和次序不在',
      en: 'Scrambled copies of the final text: words are kept, digits and order are not',
    },
  },
  {
    key: 'DRAFT23',
    title: {
      zh: '征求意见稿的分级指南，2023-12-08',
      en: 'Grading guide of the consultation draft, 2023-12-08',
    },
    url: 'http://www.wwwjiujiu.com/rlcms/falvfagui/2023-12-15/956.html',
  },
  {
    key: 'CSL',
    title: {
      zh: '全国人大常委会关于修改网络安全法的决定，2025-10-28，及其说明',
      en: 'Decision of 2025-10-28 amending the Cybersecurity Law, and summaries of it',
    },
  },
  { key: 'RECALL', title: { zh: '凭记忆，未找到来源', en: 'from memory; no source was found' } },
]
