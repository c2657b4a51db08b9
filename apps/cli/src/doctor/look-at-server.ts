import type { Config } from '@fengsui/server'
import { bad, type Finding, good, warning } from './finding.ts'

/** The port: free, or answered by a server of ours that can commit. */
export async function lookAtServer({ host, port }: Config): Promise<Finding> {
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
    const state = (await response.json().catch(() => undefined)) as
      | { readonly database?: boolean }
      | undefined
    if (state?.database === undefined)
      return bad(`${url} 上是别的程序：请改 PORT`, `another program answers at ${url}: change PORT`)
    return state.database
      ? good(`${url} 的服务就绪`, `the server at ${url} is ready`)
      : bad(`${url} 的服务连不上数据库`, `the server at ${url} does not reach its database`)
  } catch {
    return warning(`${url} 没有服务在运行：fengsui start`, `no server runs at ${url}: fengsui start`)
  }
}
