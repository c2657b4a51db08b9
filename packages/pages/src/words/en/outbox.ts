import type { outboxWords as source } from '../zh/outbox.ts'

/** What goes outside, in English. */
export const outboxWords: typeof source = {
  outbox: {
    title: 'Deliveries',
    one: 'Delivery',
    empty: 'Nothing here.',
    undelivered: '{n} could not be delivered and need somebody.',
    look: 'See them',
    states: {
      dead: 'Not delivered',
      waiting: 'Waiting',
      withheld: 'Exercise, not sent',
      delivered: 'Delivered',
      'put-away': 'Put away',
    },
    kinds: { email: 'Mail', 'time-stamp': 'Time stamp' },
    kind: 'Kind',
    recipient: 'To',
    since: 'Put in',
    tries: 'Tries',
    fault: 'What went wrong',
    due: 'Next try',
    answer: 'Answer of the other side',
    key: 'Idempotency key',
    openCase: 'Open the case',
    noFault: 'Nothing so far',
    history: 'History',
    noHistory: 'Not tried yet.',
    deadHint:
      'It was refused, or tried too often in vain. Look at what went wrong, mend it, and send again; put away what reached them another way.',
    withheldHint: 'What belongs to an exercise is not sent to real recipients.',
    sendAgain: 'Send again',
    putAway: 'Put away, do not send',
    outcomes: {
      delivered: 'Delivered',
      waiting: 'Not delivered, to be tried again',
      dead: 'Not delivered, waits for somebody',
      'sent-again': 'Sent again by',
      'put-away': 'Put away by',
    },
  },
}
