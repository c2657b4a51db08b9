import type { rulesWords as source } from '../zh/rules.ts'

/** The rule book, in English. */
export const rulesWords: typeof source = {
  rules: {
    title: 'Rule book',
    version: 'Version {v}, checked {date}',
    inForce: 'In force from {date}',
    indicators: 'Grading indicators',
    duties: 'Duties to report',
    contents: 'Contents of a report',
    choices: 'Open points',
    sources: 'Sources',
    subject: 'Indicator',
    condition: 'Case',
    from: 'Who',
    to: 'To whom',
    within: 'Within',
    promptly: 'promptly',
    start: 'From',
    citation: 'Citation',
    always: 'in the first report',
    ifKnown: 'may follow',
    reading: 'Reading in use',
  },
}
