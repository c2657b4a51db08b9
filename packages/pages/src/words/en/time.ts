import type { timeWords as source } from '../zh/time.ts'

/** The clocks of a deployment, in English. */
export const timeWords: typeof source = {
  time: {
    title: 'Clocks',
    lead: 'Receipts show the time of this server; deadlines run by the clock of the database. All are compared once a minute, and more than a second apart goes into the ledger.',
    agrees: 'All clocks agree.',
    apart: 'A clock does not agree with this server’s: set the time of the server.',
    source: 'Compared with',
    database: 'database',
    off: 'Difference',
    ahead: 'this server is {s} s behind',
    behind: 'this server is {s} s ahead',
    same: 'the same ({ms} ms apart)',
    unknown: 'no answer',
    asked: 'Compared at',
    none: 'No time sources are configured (FENGSUI_TIME_SOURCES).',
    record: 'Record of the clocks',
    noRecord: 'Nothing is recorded yet.',
    what: 'What happened',
    at: 'When',
    events: {
      'time.jumped': 'The clock jumped by {s} s: {from} → {to}',
      'time.apart': '{s} s apart from {source}',
      'time.agrees': 'Agrees with {source} again',
    },
  },
}
