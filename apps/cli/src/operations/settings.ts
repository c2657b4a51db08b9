import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import { type Config, readConfig } from '@fengsui/server'
import { type StoreOptions, type StoreProblem, sqliteFile } from '@fengsui/store'
import { problemOf } from '../problem.ts'

/** The configuration a server would start with here. */
export function readSettings(): Outcome<Config, Problem> {
  const config = readConfig([], process.env, process.cwd())
  return config.ok ? config : fail(problemOf('bad-usage', { detail: config.failure.join('; ') }))
}

/** Where a configuration keeps its data. */
export const storeOf = ({ dataFolder: folder, databaseUrl }: Config): StoreOptions => ({
  folder,
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
})

/** True when there is no database to look at yet; opening one would make it. */
export const hasNoData = ({ dataFolder, databaseUrl }: Config): boolean =>
  databaseUrl === undefined && !existsSync(join(dataFolder, sqliteFile))

/** What a store's problem is on the command line. */
export const storeTrouble = ({ code, text }: StoreProblem): Problem =>
  problemOf(code === 'not-reachable' ? 'not-reachable' : 'refused', { detail: `${text.zh} ${text.en}` })

/** The one argument a command takes; undefined when there is another number of them. */
export const onlyArgument = (args: readonly string[]): Outcome<string, Problem> => {
  const [folder, ...more] = args
  return folder === undefined || folder.startsWith('-') || more.length > 0
    ? fail(problemOf('bad-usage', { detail: args.join(' ') }))
    : succeed(folder)
}
