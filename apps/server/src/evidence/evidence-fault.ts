import { evidenceLimits, type InputError, type Localized } from '@fengsui/core'

/** Why an item, or all of them, were not taken. */
export type EvidenceFaultCode =
  | 'too-large'
  | 'empty'
  | 'too-many'
  | 'not-there'
  | 'away'
  | 'secret-first'
  | 'none'

/** A fault of one item; `name` as its sender called it. */
export interface EvidenceFault {
  readonly code: EvidenceFaultCode
  readonly name?: string
}

const mebibytes = evidenceLimits.largestBytes / 1024 / 1024

const texts: Readonly<Record<EvidenceFaultCode, Localized>> = {
  'too-large': {
    zh: `附件“{name}”超过${mebibytes} MiB。请压缩或拆开，或只取相关的部分。`,
    en: `“{name}” is larger than ${mebibytes} MiB. Compress it, split it, or take the part that matters.`,
  },
  empty: { zh: '附件“{name}”是空的，请重新选择。', en: '“{name}” is empty. Choose the file again.' },
  'too-many': {
    zh: `一次最多${evidenceLimits.mostAtOnce}个附件，其余请用补报提交。`,
    en: `At most ${evidenceLimits.mostAtOnce} files at a time; send the others with a supplement.`,
  },
  'not-there': {
    zh: '附件放得太久，已经不在了，请重新选择。',
    en: 'A file waited too long and is not here any more. Choose it again.',
  },
  away: {
    zh: '附件现在存不下来。请先不带附件提交，取得回执后再用补报码补交附件。',
    en: 'Files cannot be stored at the moment. Send the report without them, and add them later with the follow-up code.',
  },
  'secret-first': {
    zh: '附件要在回答涉密问题之后才接收，请回答后重新选择。',
    en: 'Files are taken only after the question about state secrets. Answer it and choose them again.',
  },
  none: { zh: '请选择附件。', en: 'Choose a file.' },
}

/** The faults as errors of the field that takes evidence. */
export const evidenceErrors = (faults: readonly EvidenceFault[]): readonly InputError[] =>
  faults.map(({ code, name = '' }) => ({
    pointer: '/evidence',
    code: `evidence-${code}`,
    detail: { zh: texts[code].zh.replace('{name}', name), en: texts[code].en.replace('{name}', name) },
  }))
