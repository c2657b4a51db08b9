import type { Config } from '@fengsui/server'
import { openStore, type StoreProblem } from '@fengsui/store'
import { hasNoData, storeOf } from '../operations/settings.ts'
import { bad, type Finding, good, warning } from './finding.ts'

const tolerableMs = 2_000

/** The database: it opens, keeps what it is told, and knows what time it is. */
export async function lookAtDatabase(config: Config): Promise<readonly Finding[]> {
  if (hasNoData(config))
    return [warning('还没有数据库；首次启动时会建', 'there is no database yet; the first start makes it')]
  const warnings: Finding[] = []
  const warn = ({ text }: StoreProblem): number => warnings.push(warning(text.zh, text.en))
  const opened = await openStore({ ...storeOf(config), warn })
  if (!opened.ok) return [unopened(opened.failure)]
  const begin = Date.now()
  const offMs = (await opened.value.time()) - (begin + Date.now()) / 2
  await opened.value.close()
  const name =
    config.databaseUrl === undefined ? ['内置数据库', 'the embedded database'] : ['PostgreSQL', 'PostgreSQL']
  return [
    good(`${name[0]}能打开，结构是最新的`, `${name[1]} opens, and its schema is up to date`),
    ...warnings,
    lookAtTime(offMs),
  ]
}

const unopened = ({ code, text }: StoreProblem): Finding =>
  code === 'already-open'
    ? good('内置数据库正由运行中的服务使用', 'the embedded database is in use by a running server')
    : bad(text.zh, text.en)

function lookAtTime(offMs: number): Finding {
  const seconds = (Math.abs(offMs) / 1000).toFixed(1)
  if (Math.abs(offMs) <= tolerableMs)
    return good(
      `时钟与数据库一致（差 ${seconds} 秒）`,
      `the clock agrees with the database's (${seconds} s apart)`,
    )
  return bad(
    `本机时钟与数据库差 ${seconds} 秒：时限以数据库为准，请校时`,
    `the clock is ${seconds} s off the database's, which decides when clocks fire: set the time`,
  )
}
