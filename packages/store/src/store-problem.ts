import type { Localized } from '@fengsui/core'

export const storeProblemCodes = [
  'already-open',
  'cannot-open',
  'network-folder',
  'newer-version',
  'migration-changed',
  'not-reachable',
  'too-old',
  'not-utf-8',
  'not-durable',
  'torn-pages',
  'commit-overridden',
  'not-empty',
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
  'network-folder': {
    zh: '数据文件夹在网络文件系统上，那里锁不住也落不了盘。请换到本机磁盘；要多台服务器，请用 PostgreSQL。',
    en: 'The data folder is on a network file system, where neither locks nor waits for the disk can be trusted. Use a disk of this machine, or PostgreSQL for several servers.',
  },
  'newer-version': {
    zh: '数据由更新的版本写成。请升级程序，或从备份恢复。',
    en: 'The data was written by a newer version. Upgrade the program, or restore a backup.',
  },
  'migration-changed': {
    zh: '数据库的结构记录与程序不符。请恢复原来的版本，并核对备份。',
    en: 'The record of schema changes does not match this program. Go back to the former version and check your backups.',
  },
  'not-empty': {
    zh: '目标数据库里已有数据。请换一个空的数据库。',
    en: 'There is data in the target already. Use an empty database.',
  },
  'not-reachable': {
    zh: '连不上数据库，请检查 DATABASE_URL、网络和数据库是否在运行。',
    en: 'The database cannot be reached. Check DATABASE_URL, the network, and that the database runs.',
  },
  'too-old': {
    zh: 'PostgreSQL 版本太旧，请升级到 15 或更新的版本。',
    en: 'This PostgreSQL is too old. Upgrade it to version 15 or newer.',
  },
  'not-utf-8': {
    zh: '数据库的编码不是 UTF-8，请用 UTF-8 新建数据库。',
    en: 'The database does not use UTF-8. Create one that does.',
  },
  'not-durable': {
    zh: '数据库没有打开落盘保护，断电会丢失已回执的报告。请打开后再启动。',
    en: 'The database does not wait for the disk: a power cut would lose acknowledged reports. Switch that on, then start again.',
  },
  'torn-pages': {
    zh: '警告：数据库关闭了整页写入。除非文件系统保证页写入不会中断，断电可能损坏数据。',
    en: 'Warning: the database does not write full pages. Unless the file system never tears a page, a power cut can damage the data.',
  },
  'commit-overridden': {
    zh: '警告：数据库允许在落盘之前回答提交。烽燧的连接会要求先落盘，其他程序的不会。',
    en: 'Warning: the database may answer a commit before it is on the disk. Connections of Fengsui ask for the disk; those of other programs do not.',
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
