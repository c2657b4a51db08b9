import { evidenceLimits } from '../evidence/limits.ts'
import type { Localized } from '../localized.ts'

/** Why a command cannot be done, and what to do instead. */
export interface Refusal {
  readonly code: RefusalCode
  readonly text: Localized
  /** The part of the command it is about, where it is about one. */
  readonly field?: string
}

export const refusalCodes = [
  'case-closed',
  'reason-missing',
  'text-missing',
  'level-unknown',
  'level-unchanged',
  'already-accepted',
  'state-secret',
  'case-joined',
  'exercise-fixed',
  'text-too-long',
  'case-open',
  'start-unknown',
  'time-unreadable',
  'time-in-future',
  'time-unchanged',
  'correction-unknown',
  'second-person-needed',
  'evidence-unknown',
  'evidence-scanned',
  'evidence-full',
  'on-hold',
  'not-on-hold',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Every refusal, by code. */
export const refusals: Readonly<Record<RefusalCode, Localized>> = {
  'case-closed': {
    zh: '本案已办结。要补充情况，请记一笔或提交补报。',
    en: 'This case is closed. Add a note or file a supplement instead.',
  },
  'reason-missing': { zh: '请写明理由。', en: 'Give a reason.' },
  'text-missing': { zh: '请先写下内容。', en: 'Write something first.' },
  'level-unknown': {
    zh: '没有这个等级，请从列表里选。',
    en: 'There is no such level. Choose one from the list.',
  },
  'level-unchanged': { zh: '等级没有变化。', en: 'The level is already that.' },
  'already-accepted': {
    zh: '本案已由他人承办，请刷新查看。',
    en: 'Someone has taken this case already. Load the page again.',
  },
  'case-joined': {
    zh: '本案已并入另一案，请到那一案办理，或先撤销并案。',
    en: 'This case has been joined to another. Work there, or part them first.',
  },
  'exercise-fixed': {
    zh: '是否为演练在立案时已定，不能再改。真实事件请另行报告。',
    en: 'Whether this is an exercise was fixed when the case began. Report a real incident by itself.',
  },
  'text-too-long': { zh: '内容过长，请缩短。', en: 'This is too long. Shorten it.' },
  'case-open': {
    zh: '本案还没有办结，还要用联系方式。请先办结，再删除个人信息。',
    en: 'This case is not closed, and its contacts are still needed. Close it first, then erase the personal data.',
  },
  'start-unknown': {
    zh: '本案没有记录这个时间，请刷新查看。',
    en: 'This case holds no such time. Load the page again.',
  },
  'time-unreadable': {
    zh: '时间读不懂，请写成“年-月-日 时:分”。',
    en: 'This time cannot be read. Write year-month-day hour:minute.',
  },
  'time-in-future': { zh: '这个时间晚于现在，请改正。', en: 'This time lies in the future. Correct it.' },
  'time-unchanged': { zh: '时间没有变化。', en: 'The time is already that.' },
  'correction-unknown': {
    zh: '没有这项待确认的更正，可能已经处理，请刷新查看。',
    en: 'No such correction waits to be confirmed; it may be settled. Load the page again.',
  },
  'second-person-needed': {
    zh: '更正会推迟时限，须由提出人以外的另一人确认。',
    en: 'This correction puts a deadline off, so somebody other than its proposer has to confirm it.',
  },
  'evidence-unknown': {
    zh: '本案没有这份附件，请刷新查看。',
    en: 'This case has no such item. Load the page again.',
  },
  'evidence-scanned': {
    zh: '这份附件已经扫描过。',
    en: 'This item has been scanned already.',
  },
  'evidence-full': {
    zh: `本案已有${evidenceLimits.mostOfCase}份附件，不能再加。请把其余的另行保管，并记一笔存放处。`,
    en: `This case holds ${evidenceLimits.mostOfCase} items and takes no more. Keep the rest elsewhere and note where.`,
  },
  'state-secret': {
    zh: '可能涉及国家秘密，没有保存。请停在这里，改走本单位的保密渠道。',
    en: 'This may concern state secrets; nothing was stored. Stop here and use the secrecy channel of your organisation.',
  },
  'on-hold': {
    zh: '本案已依法保全，解除之前什么都不能删除，也不必再次保全。',
    en: 'This case is under a legal hold: until it is lifted nothing can be removed, and no second one is needed.',
  },
  'not-on-hold': { zh: '本案没有保全。', en: 'This case is under no hold.' },
}
