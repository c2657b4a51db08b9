import type { Choice } from '@fengsui/core'

/** Points with more than one reading in effect. The default is the careful one: it reports rather than stays silent. */
const readings: readonly Choice[] = [
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
  {
    id: 'A-03',
    question: {
      zh: '安全运营外包时，服务商获知是否等于运营者获知？',
      en: 'Where security operations are outsourced, does the operator learn when the vendor does?',
    },
    readings: [
      {
        value: 'own-staff',
        label: {
          zh: '自运营者自己的人员获知或收到服务商通知起算',
          en: "from its own staff, or the vendor's notice",
        },
      },
      {
        value: 'vendor-is-own',
        label: { zh: '外包的安全运营视同自己的人员', en: 'an outsourced team counts as own staff' },
      },
    ],
    default: 'own-staff',
  },
  {
    id: 'A-04',
    question: {
      zh: '后果逐渐扩大、后来才达到门槛的，时限从何时起算？',
      en: 'Where harm grows and reaches a threshold only later, when does the limit begin?',
    },
    readings: [
      {
        value: 'from-discovery',
        label: {
          zh: '仍从发现事件起算；达到门槛时已超过的，立即报告',
          en: 'still at the discovery; if it is over by then, the report is due at once',
        },
      },
      { value: 'from-threshold', label: { zh: '从达到门槛起算', en: 'when the threshold is reached' } },
    ],
    default: 'from-discovery',
  },
  {
    id: 'A-07',
    question: {
      zh: '“属地”指登记地，还是也包括运营该系统的外省分支机构所在地？',
      en: 'Is the home province that of registration alone, or also that of a branch elsewhere that operates the system?',
    },
    readings: [
      {
        value: 'registration-and-branch',
        label: {
          zh: '登记地；由外省分支机构运营的，另报其所在地',
          en: 'that of registration, and that of the branch besides',
        },
      },
      { value: 'registration-only', label: { zh: '只报登记地', en: 'that of registration alone' } },
    ],
    default: 'registration-and-branch',
  },
  {
    id: 'A-06',
    question: {
      zh: '中央和国家机关部门的关键信息基础设施，走一个程序还是两个？',
      en: 'Critical infrastructure of a central organ: one procedure or both?',
    },
    readings: [
      { value: 'both', label: { zh: '两个程序都走', en: 'both' } },
      {
        value: 'infrastructure-only',
        label: { zh: '只走关键信息基础设施程序', en: 'that of critical infrastructure' },
      },
    ],
    default: 'both',
  },
]

/** A point that is open in the text and treated in one way: visible, so that somebody can object. */
const treated = (id: string, question: Choice['question'], treatment: Choice['question']): Choice => ({
  id,
  question,
  readings: [{ value: 'as-described', label: treatment }],
  default: 'as-described',
})

// biome-ignore format: one point after the other
const treatments: readonly Choice[] = [
  treated('A-02',
    { zh: '从发现起算，还是从研判为较大以上起算？', en: 'From the discovery, or from grading at level III or above?' },
    { zh: '从发现或获知起算；研判不重新计时，等级未定时也显示剩余时间', en: 'from discovering or learning; grading starts nothing anew, and the time left is shown while the level is open' }),
  treated('A-05',
    { zh: '通过12387报告，是否等于向属地省级网信部门报告？', en: 'Does a report over 12387 count as one to the provincial administration?' },
    { zh: '有回执时视为网信部门的渠道；从不代替向公安机关或保护工作部门报告', en: 'with a stored receipt it counts for the cyberspace administrations; never for the police or a protection department' }),
  treated('A-08',
    { zh: '“通常情况下”的指标是否穷尽？', en: 'Are the indicators, which hold "usually", exhaustive?' },
    { zh: '达到指标即至少为该等级，从不自动降低；依一般条件提高等级须由人判断并记录', en: 'an indicator that is met gives at least its level and is never lowered by machine; raising it by a general condition takes a person' }),
  treated('A-09',
    { zh: '个人信息被加密或丢失是否等于泄露？', en: 'Is personal information that was encrypted or lost a leak?' },
    { zh: '指标5只计泄露（含可能泄露）的人数；丢失另按一般条件由人判断', en: 'indicator 5 counts persons whose data leaked, or probably did; loss is judged under the general conditions' }),
  treated('A-10',
    { zh: '同一人出现在多份数据中如何计数？', en: 'How is a person counted who stands in several tables?' },
    { zh: '按不重复的自然人计；不清楚的取上限并标明为估计', en: 'once; where that is unknown the upper bound counts, marked as an estimate' }),
  treated('A-11',
    { zh: '多项指标等级不同，以哪个为准？', en: 'Several indicators give several levels: which counts?' },
    { zh: '以最高的为准，其余一并列出', en: 'the highest, and all are listed' }),
  treated('A-12',
    { zh: '不足一小时、一分钟如何计算？', en: 'How are parts of an hour or a minute counted?' },
    { zh: '精确到秒，不取整', en: 'to the second, without rounding' }),
  treated('A-13',
    { zh: '三十日是自然日还是工作日，从何时起算？', en: 'Are the thirty days calendar days, and from which act?' },
    { zh: '自然日，从有权人员记录的处置结束起算，遇节假日不顺延', en: 'calendar days from the recorded end of handling, without extension over holidays' }),
  treated('A-14',
    { zh: '涉及国家秘密的如何报告？', en: 'How is an incident reported that concerns state secrets?' },
    { zh: '停止：不保存内容，改走保密渠道', en: 'stop: nothing is stored; take the secrecy channel' }),
  treated('A-15',
    { zh: '计划内维护和演练是否属于事件？', en: 'Are planned maintenance and exercises incidents?' },
    { zh: '不属于；演练照常计时，但不发给真实的接收单位', en: 'no; an exercise runs its own clocks and reaches no real recipient' }),
  treated('A-16',
    { zh: '什么是超大型网络平台？', en: 'What is a super-large platform?' },
    { zh: '没有找到定义：由人确认，未确认时等级未定并提示', en: 'no definition was found: a person says so, and until then the level is open and a warning is shown' }),
  treated('A-17',
    { zh: '报告后等级下降或撤回怎么办？', en: 'What if the level falls after the report, or it is withdrawn?' },
    { zh: '首报保留，另报进展，从不删除', en: 'the first report stays, a progress report follows, nothing is deleted' }),
  treated('A-18',
    { zh: '首报后升为重大以上，上级时限从何时起算？', en: 'Raised to level II after the first report: when does the next limit begin?' },
    { zh: '从收到表明该等级的报告起算', en: 'with the receipt of the report that shows it' }),
  treated('A-19',
    { zh: '较大事件是否须逐级上报？', en: 'Is level III passed upwards?' },
    { zh: '没有此项职责，不计时；接收单位可以自行上报', en: 'there is no duty and no clock; the recipient may do so' }),
  treated('A-20',
    { zh: '向公安机关报案的“及时”是多久？', en: 'How soon is a crime reported "promptly"?' },
    { zh: '法律没有数字；本产品以4小时为目标，不作为法定时限', en: 'the law has no number; this product aims at four hours, which is no legal limit' }),
  treated('A-21',
    { zh: '人口比例以什么为基数，“一个或多个”如何理解？', en: 'Which population is the base, and what does "one or more" divisions mean?' },
    { zh: '最近的统计公报，记下年份；任何一个行政区达到即可，不相加', en: 'the latest communiqué, with its year; any one division that reaches the share, never a sum' }),
  treated('A-22',
    { zh: '“以上”是否包含本数？', en: 'Does "or above" include the number itself?' },
    { zh: '包含', en: 'yes' }),
  treated('A-23',
    { zh: '在境外、为境内提供服务的运营者是否适用？', en: 'Does it bind a foreign operator that serves the mainland?' },
    { zh: '适用，按其他网络运营者处理；在境内没有机构的，用国家渠道12387', en: 'yes, as any other operator; without an establishment, over the national channel 12387' }),
]

/** Every point the text leaves open, in the order of its number. */
export const choices: readonly Choice[] = [...readings, ...treatments].sort((a, b) => (a.id < b.id ? -1 : 1))
