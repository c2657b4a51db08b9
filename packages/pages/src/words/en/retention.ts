import type { retentionWords as source } from '../zh/retention.ts'

/** Legal holds and how long things are kept, in English. */
export const retentionWords: typeof source = {
  hold: {
    link: 'Legal hold',
    title: 'Legal hold',
    lead: 'While it is on hold nothing of this case is removed: what is kept long enough passes it over, and erasing personal data is refused. Who placed or lifted the hold, why and when, stands in the log of the case.',
    none: 'This case is under no hold.',
    since: '{by} placed this case on hold on {at}: {reason}',
    place: 'Place on hold',
    lift: 'Lift the hold',
    placeReason: 'Why it is placed',
    liftReason: 'Why it is lifted',
  },
  retention: {
    title: 'How long things are kept',
    lead: 'Where a law names a time, nothing is kept shorter. Where none does, the deployer chooses; until then it is kept. Choices stand in FENGSUI_RETENTION.',
    what: 'What',
    kept: 'kept',
    months: '{n} months',
    here: 'Here',
    least: 'At least',
    because: 'Because',
    noLaw: 'no time found in a law',
    removed: 'Removed by itself afterwards, except in cases under a hold.',
    heldTitle: 'Cases under a hold',
    noneHeld: 'No case is under a hold.',
    case: 'Case',
  },
}
