import type { personalWords as source } from '../zh/personal.ts'

/** Finding and erasing personal data, in English. */
export const personalWords: typeof source = {
  contacts: {
    title: 'Find by contact',
    lead: 'Write the whole number or address. It is found by a keyed digest; the database holds no plain text.',
    typed: 'Telephone or e-mail',
    hint: 'For example 138 0013 8000, or name@example.com; with or without spaces and +86.',
    submit: 'Find',
    nothing: 'No case names this contact.',
    incomplete: 'Write the whole telephone number or e-mail address.',
    found: 'Cases that name this contact',
    received: 'Received',
    case: 'Case',
  },
  erase: {
    title: 'Erase personal data',
    link: 'Erase the personal data of this case',
    gone: 'Nobody can read them any more: names, telephone numbers and addresses of reporters and contacts, the submissions as they came, and the mail that brought them. The digests used for finding go too.',
    stays:
      'What stays: events, times, grades, duties, receipts and their digests. The chain and the ledger verify as before. What people wrote into the text of a report is not part of this.',
    backups:
      'Backups still hold the key of this case: destroy those made before, or start the server after restoring one, which destroys the key again by the list beside the ledger. Whoever the case was passed on to decides for itself.',
    reason: 'Reason and legal ground',
    reasonHint: 'Who asked, and under which provision. It goes into the record: write no names.',
    confirm: 'I know that this cannot be undone',
    notConfirmed: 'Confirm that this cannot be undone.',
    submit: 'Destroy the key',
    done: 'Personal data were erased on {at}: {reason}',
  },
}
