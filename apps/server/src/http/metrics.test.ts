import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aReport, send } from '../../../../testing/crash/reports.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'

describe('the metrics of a server', () => {
  let folder: TemporaryFolder
  let open: ServerProcess
  let guarded: ServerProcess
  const token = 'a token of more than sixteen'
  beforeAll(async () => {
    folder = temporaryFolder()
    open = await startServer({ data: `${folder.path}/a`, args: ['--empty'] })
    guarded = await startServer({
      data: `${folder.path}/b`,
      args: ['--empty'],
      env: { FENGSUI_METRICS_TOKEN: token },
    })
  })
  afterAll(async () => {
    await open.stop()
    await guarded.stop()
    folder.remove()
  })

  const read = (server: ServerProcess, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/metrics`, { headers })

  it('count reports and their time, and nothing of what they say', async () => {
    await send(open.url, aReport('k'))
    await fetch(`${open.url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'bad' },
      body: '{}',
    })
    const text = await (await read(open)).text()
    expect(text).toContain('fengsui_reports_total{result="received"} 1\n')
    expect(text).toContain('fengsui_reports_total{result="refused"} 1\n')
    expect(text).toContain('fengsui_intake_seconds_bucket{le="+Inf"} 1\n')
    expect(text).toContain('fengsui_database_up 1\n')
    expect(text).toContain('fengsui_oldest_due_clock_seconds 0\n')
    expect(text).not.toMatch(/单位|铁岭/)
  })

  it('are lines that Prometheus reads', async () => {
    const lines = (await (await read(open)).text()).trimEnd().split('\n')
    for (const line of lines)
      expect(line).toMatch(
        /^(?:# TYPE \w+ (?:counter|gauge|histogram)|\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? [\d.e+-]+)$/,
      )
  })

  it.each(['prometheus-alerts.yml', 'grafana-dashboard.json'])(
    'serve every name that deploy/%s asks for',
    async (file) => {
      const served = await (await read(open)).text()
      const asked = readFileSync(new URL(`../../../../deploy/${file}`, import.meta.url), 'utf8')
      const names = new Set(asked.match(/\b(?:fengsui|process)_[a-z_]+\b/g))
      expect(names.size).toBeGreaterThan(5)
      expect([...names].filter((name) => !served.includes(name))).toEqual([])
    },
  )

  it('are for this machine, or for whoever brings the token', async () => {
    expect((await read(open, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(403)
    expect((await read(guarded)).status).toBe(403)
    expect((await read(guarded, { authorization: 'Bearer wrong' })).status).toBe(403)
    expect((await read(guarded, { authorization: `Bearer ${token}` })).status).toBe(200)
  })
})
