import type { Source } from '@fengsui/core'

/** Where the rules were read. The official page itself has not been compared line by line yet. */
export const sources: readonly Source[] = [
  {
    key: 'CAC',
    title: '国家网络安全事件报告管理办法（国家互联网信息办公室，2025-09-15 公布）',
    url: 'https://www.cac.gov.cn/2025-09/15/c_1759583017717009.htm',
  },
  { key: 'QA', title: '国家互联网信息办公室答记者问，2025年9月' },
  {
    key: 'QDUBB',
    title: 'Measures, articles 1-4, as reprinted',
    url: 'http://www.qdubb.cn/html/2025/yunlingyaowen_0916/141638.html',
  },
  {
    key: 'GZY',
    title: 'Grading guide, level I, as reprinted',
    url: 'https://wlzx.gzy.edu.cn/info/1098/1576.htm',
  },
  {
    key: 'ANONI',
    title: 'Public note on Chinese incident reporting, with articles 2, 4, 7, 8, 10, 11, 14',
    readOn: '2026-10-09',
  },
  {
    key: 'FFC',
    title: 'Fresh from China, summary of the Measures',
    url: 'https://freshfromchina.com/cyberspace-administration-issues-national-cybersecurity-incident-reporting-measures',
  },
  {
    key: 'SCMP',
    title: 'Press summary of levels I and II, relayed by TechRadar',
    url: 'https://www.techradar.com/pro/security/the-countdown-is-on-chinese-firms-now-have-just-an-hour-to-report-cybersecurity-incidents',
  },
  {
    key: 'DLA',
    title: 'Law-firm note with examples of level III',
    url: 'https://www.jdsupra.com/post/contentViewerEmbed.aspx?fid=4cc98833-436b-41e6-94cb-7998a0005ca7',
  },
  { key: 'ML', title: 'Morgan Lewis, 2025-09-19' },
  {
    key: 'REG',
    title: 'The Register, summary',
    url: 'https://www.linkielist.com/security/china-1-hour-deadline-on-serious-cyber-incident-reporting',
  },
  { key: 'FRAG', title: 'Scrambled copies of the final text: words are kept, digits and order are not' },
  {
    key: 'DRAFT23',
    title: 'Grading guide of the consultation draft, 2023-12-08',
    url: 'http://www.wwwjiujiu.com/rlcms/falvfagui/2023-12-15/956.html',
  },
]
