import type { questionWords as source } from '../zh/questions.ts'

/** Questions by mail at a case, in English. */
export const questionWords: typeof source = {
  askedByMail: {
    title: 'Questions by mail',
    ask: 'Ask the reporter by mail',
    text: 'Question',
    hint: 'Mail is a postcard: write the question, no details of the incident. An answer joins this case.',
    send: 'Send',
    states: {
      waiting: 'waits to be sent',
      delivered: 'sent',
      returned: 'came back',
      dead: 'cannot be delivered',
      'put-away': 'given up',
      withheld: 'exercise, not sent',
    },
  },
}
