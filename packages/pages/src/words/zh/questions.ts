/** 案件里用邮件提问的文字。 */
export const questionWords = {
  askedByMail: {
    title: '邮件提问',
    ask: '用邮件向报告人提问',
    text: '问题',
    hint: '邮件如同明信片：只写问题，不写事件细节。对方直接回复即可并入本案。',
    send: '发送',
    states: {
      waiting: '等待发送',
      delivered: '已发出',
      returned: '被退回',
      dead: '无法送达',
      'put-away': '已放弃',
      withheld: '演练，不外发',
    },
  },
}
