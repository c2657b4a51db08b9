import type { LeastTerm, RetentionTerm } from '@fengsui/core'

/** Single source: the article's text was seen in one place only. What else counts as a network log was not found. */
const networkLogs: LeastTerm = {
  months: 6,
  because: {
    zh: '《网络安全法》（2025年修正）第二十三条：网络日志留存不少于六个月',
    en: 'Cybersecurity Law (2026) Art. 23: network logs are kept at least six months',
  },
  confidence: 'single-source',
}

/**
 * How long what is kept. For contacts and messages no number was found in any law: personal data are kept as short as
 * their purpose needs (Personal Information Protection Law Art. 19), and how long that is the deployer decides.
 */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    id: 'log',
    what: { zh: '案件日志：谁在何时做了什么', en: 'the log of cases: who did what when' },
    least: networkLogs,
    standard: 'kept',
    removable: false,
  },
  {
    id: 'contacts',
    what: {
      zh: '已办结案件里报告人和联系人的个人信息',
      en: 'personal data of reporters and contacts in cases that are over',
    },
    standard: 'kept',
    removable: true,
  },
  {
    id: 'messages',
    what: { zh: '没有成为报告的来信原件', en: 'originals of messages that became no report' },
    standard: 'kept',
    removable: true,
  },
  {
    id: 'deliveries',
    what: { zh: '已了结的对外投递及其经过', en: 'deliveries that are settled, with their history' },
    least: networkLogs,
    standard: 24,
    removable: true,
  },
  {
    id: 'answers',
    what: { zh: '按幂等键记住的答复', en: 'answers remembered by idempotency key' },
    least: {
      months: 2,
      because: { zh: '本系统承诺不少于三十天', en: 'this program promises no fewer than thirty days' },
    },
    standard: 24,
    removable: true,
  },
]
