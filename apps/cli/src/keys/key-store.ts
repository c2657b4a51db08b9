import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import { keysFile } from '@fengsui/server'
import { problemOf } from '../problem.ts'

/** Adds a line to the file of keys, making the file with mode 0600; refuses one that is not at home in this folder. */
export function addKeyLine(dataFolder: string, line: string): Outcome<string, Problem> {
  if ((process.env['FENGSUI_SIGNING_KEYS'] ?? '') !== '')
    return fail(problemOf('refused', { detail: elsewhere }))
  const path = join(dataFolder, keysFile)
  const torn = existsSync(path) && !/(^|\n)$/.test(readFileSync(path, 'utf8'))
  appendFileSync(path, `${torn ? '\n' : ''}${line}`, { mode: 0o600 })
  chmodSync(path, 0o600)
  return succeed(path)
}

const elsewhere =
  '密钥来自环境变量 FENGSUI_SIGNING_KEYS：请在那里添加（fengsui keys new 打印一行）。The keys come from FENGSUI_SIGNING_KEYS: add the line there; `fengsui keys new` prints one.'
