import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Localized, type Outcome, succeed } from '@fengsui/core'

/** What is wrong with a rule file, and on which line as far as it has one. */
export interface RuleFault {
  readonly line?: number
  readonly pointer?: string
  readonly text: Localized
}

/** A rule file as it stands in the folder. */
export type FoundFile = { readonly file: string } & (
  | { readonly text: string; readonly faults?: never }
  | { readonly faults: readonly RuleFault[]; readonly text?: never }
)

const largestFile = 1024 * 1024
const mostFiles = 50

/** Reads the deployer's rule files, in the order of their names. What begins with a dot is somebody's scaffolding. */
export function readRuleFolder(folder: string): Outcome<readonly FoundFile[], RuleFault> {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    return names.length > mostFiles
      ? fail({ text: tooMany })
      : succeed(names.sort().map((file) => readRuleFile(folder, file)))
  } catch (error) {
    return fail({ text: unreadable(error) })
  }
}

function readRuleFile(folder: string, file: string): FoundFile {
  try {
    const path = join(folder, file)
    if (statSync(path).size > largestFile) return { file, faults: [{ text: tooLarge }] }
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) }
  } catch (error) {
    const text = error instanceof TypeError ? notUtf8 : unreadable(error)
    return { file, faults: [{ text }] }
  }
}

const tooMany: Localized = {
  zh: `规则文件夹最多放${mostFiles}个文件，请减少。`,
  en: `A folder of rules holds at most ${mostFiles} files. Remove some.`,
}
const tooLarge: Localized = {
  zh: '文件超过1 MiB，请拆成几个规则文件。',
  en: 'This file is larger than 1 MiB. Make several rule files of it.',
}
const notUtf8: Localized = {
  zh: '文件不是UTF-8编码，请另存为UTF-8。',
  en: 'This file is not UTF-8. Save it as UTF-8.',
}

function unreadable(error: unknown): Localized {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    zh: `读不到：${reason}。请检查路径和权限。`,
    en: `It cannot be read: ${reason}. Check path and permissions.`,
  }
}
