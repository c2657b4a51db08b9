import type { Localized } from '@fengsui/core'

export const storeProblemCodes = [
  'already-open',
  'cannot-open',
  'newer-version',
  'migration-changed',
] as const
export type StoreProblemCode = (typeof storeProblemCodes)[number]

/** Why a store could not be opened, and what to do. */
export interface StoreProblem {
  readonly code: StoreProblemCode
  readonly text: Localized
}

const texts: Readonly<Record<StoreProblemCode, Localized>> = {
  'already-open': {
    zh: '数据文件夹正被另一个烽燧进程使用。请先停止它，或为这个进程另设 FENGSUI_DATA。',
    en: 'Another Fengsui process uses this data folder. Stop it first, or give this one its own FENGSUI_DATA.',
  },
  'cannot-open': {
    zh: '打不开数据库，请检查文件夹权限和磁盘空间。',
    en: 'The database cannot be opened. Check the rights of the folder and the space on the disk.',
  },
  'newer-version': {
    zh: '数据由更新的版本写成。请升级程序，或从备份恢复。',
    en: 'The data was written by a newer version. Upgrade the program, or restore a backup.',
  },
  'migration-changed': {
    zh: '数据库的结构记录与程序不符。请恢复原来的版本，并核对备份。',
    en: 'The record of schema changes does not match this program. Go back to the former version and check your backups.',
  },
}

/** Makes a problem; `detail` is for the person at the terminal. */
export const storeProblem = (code: StoreProblemCode, detail = ''): StoreProblem => ({
  code,
  text:
    detail === ''
      ? texts[code]
      : { zh: `${texts[code].zh}（${detail}）`, en: `${texts[code].en} (${detail})` },
})
