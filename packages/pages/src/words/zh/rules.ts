/** The rule book, in Chinese: the source. */
export const rulesWords = {
  rules: {
    title: '规则库',
    version: '第{v}版，{date} 核对',
    inForce: '自{date}起施行',
    indicators: '分级指标',
    duties: '报告义务',
    contents: '报告内容',
    choices: '未定的问题',
    sources: '来源',
    subject: '指标',
    condition: '情形',
    from: '谁',
    to: '向谁',
    within: '多久',
    promptly: '及时',
    start: '从何时起',
    citation: '条款',
    always: '首报必有',
    ifKnown: '可以补报',
    reading: '现用理解',
  },
}
