import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNode } from '../../../../testing/child.ts'
import { type Deployment, type Deployments, engines } from '../../../../testing/deployments.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { findFaketime, movableClock } from '../../../../testing/movable-clock.ts'
import { lacks } from '../../../../testing/require.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, signIn } from '../web/browser.fixture.ts'
import { type NtpServer, startNtp } from './ntp.fixture.ts'
import { jumpBetween, TimeWatch } from './time-watch.ts'

describe('a jump of the clock', () => {
  it.each([
    ['none', 60_000, 60_000, 0],
    ['ahead', 3_660_000, 60_000, 3_600_000],
    ['back', -3_540_000, 60_000, -3_600_000],
    ['slewed, half a thousandth', 60_030, 60_000, 30],
  ])('%s', (_, wallMs, steadyMs, byMs) => {
    const before = { wallMs: 1_000, steadyMs: 500 }
    expect(jumpBetween(before, { wallMs: 1_000 + wallMs, steadyMs: 500 + steadyMs })).toBe(byMs)
  })
})

describe('a watch over clocks', () => {
  it('says once that a source is apart, and once that it agrees again', async () => {
    const ntp = await startNtp()
    const watch = new TimeWatch({ time: async () => Date.now() }, [ntp])
    const source = `127.0.0.1:${ntp.port}`
    expect([await watch.compare(), watch.agrees]).toEqual([[], true])
    ntp.set(90_000)
    expect(await watch.compare()).toEqual([
      { type: 'time.apart', data: { source, offsetMs: expect.closeTo(90_000, -3) } },
    ])
    expect([await watch.compare(), watch.agrees]).toEqual([[], false])
    ntp.set(0)
    expect(await watch.compare()).toEqual([
      { type: 'time.agrees', data: { source, offsetMs: expect.any(Number) } },
    ])
    ntp.close()
  })

  it('knows what it does not know: a database that is away, a source that is silent', async () => {
    const ntp = await startNtp()
    ntp.spoil(() => undefined)
    const watch = new TimeWatch({ time: () => Promise.reject(new Error('away')) }, [ntp])
    expect(await watch.compare()).toEqual([])
    expect(watch.state.findings.map(({ reading }) => reading.ok)).toEqual([false, false])
    ntp.close()
  })
})

const faketime = findFaketime()
describe.skipIf(lacks('faketime', faketime)).each(engines)(
  'a server whose clock is moved, on %s',
  (name, open) => {
    const folder = temporaryFolder()
    let deployments: Deployments
    let deployment: Deployment
    let ntp: NtpServer
    let server: ServerProcess
    const setClock = (offset: string): void => writeFileSync(join(folder.path, 'clock'), `${offset}\n`)
    const seen = async (path: string): Promise<string> => (await fetch(server.url + path)).text()

    beforeAll(async () => {
      deployments = await open()
      deployment = await deployments.create()
      ntp = await startNtp()
      setClock('+0')
      server = await startServer({
        data: deployment.data,
        env: {
          ...deployment.env,
          ...movableClock(faketime ?? '', join(folder.path, 'clock')),
          FENGSUI_TIME_SOURCES: `127.0.0.1:${ntp.port}`,
        },
      })
    })
    afterAll(async () => {
      await server.stop()
      ntp.close()
      await deployments.remove()
      folder.remove()
    })

    it('tells how far it is from each clock, and that all agree', async () => {
      await expect.poll(() => seen('/metrics'), { timeout: 20_000 }).toContain('fengsui_time_agrees 1')
      const source = new RegExp(`fengsui_time_offset_seconds\\{source="127.0.0.1:${ntp.port}"\\} -?0\\.`)
      await expect.poll(() => seen('/metrics'), { timeout: 20_000 }).toMatch(source)
      expect(JSON.parse(await seen('/readyz')).time).toMatchObject({ agrees: true, jumps: 0 })
    })

    it('records a jump in the ledger, shows it to administrators, and the ledger stays whole', async () => {
      setClock('+45m')
      await expect.poll(() => seen('/metrics'), { timeout: 20_000 }).toContain('fengsui_time_jumps_total 1')
      setClock('+0')
      await expect.poll(() => seen('/metrics'), { timeout: 20_000 }).toContain('fengsui_time_jumps_total 2')
      const admin = await signIn(server.url, 'admin', demoPassword(deployment.data, 'admin'))
      await expect
        .poll(async () => (await admin.get('/time?lang=en')).text(), { timeout: 20_000 })
        .toMatch(/jumped by 2700\.\d s[\s\S]*jumped by|jumped by −2700\.\d s[\s\S]*jumped by 2700/)
      const officer = await signIn(server.url, 'zhoumin', demoPassword(deployment.data, 'zhoumin'))
      expect((await officer.get('/time')).status).toBe(403)
      await server.stop()
      const verified = await runNode([launcher, 'verify', deployment.data], { env: deployment.env })
      expect(JSON.parse(verified.stdout)).toMatchObject({ verdict: 'whole', faults: [] })
    })

    it('is told by the doctor when a time source does not agree', async () => {
      ntp.set(-30_000)
      const env = {
        ...deployment.env,
        FENGSUI_DATA: deployment.data,
        FENGSUI_TIME_SOURCES: `127.0.0.1:${ntp.port}`,
        PORT: '9',
      }
      const { code, stdout } = await runNode([launcher, 'doctor'], { env })
      expect([code, stdout.includes(`30.0 s off 127.0.0.1:${ntp.port}`)]).toEqual([1, true])
      expect(name).toBeDefined()
    })
  },
)
