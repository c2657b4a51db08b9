import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Client, clientOf, leakReport, minutesAgo } from '../api/client.fixture.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from '../web/browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let client: Client
let desk: PlainBrowser

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  client = clientOf(server.url)
  desk = await signIn(server.url, 'hanbing', demoPassword(folder.path, 'hanbing'))
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

/** The section of the page of the desk's newest case on a unit. */
async function caseOf(unit: string): Promise<string> {
  const queue = await (await desk.get('/desk')).text()
  const path = new RegExp(`href="(/desk/[0-9a-f-]+)"[^>]*>[^<]*${unit}`).exec(queue)?.[1] ?? ''
  return (await desk.get(path)).text()
}
const sectionOf = (page: string, id: string): string =>
  new RegExp(`id="${id}"[\\s\\S]*?</(?:section|details)>`).exec(page)?.[0] ?? ''

const named = (name: string, change: object): Record<string, unknown> =>
  leakReport({ unit: { name, place: '浙江省杭州市余杭区' }, ...change })
const full = {
  system: '会员数据库',
  timeAndPlace: '杭州机房',
  impact: '名单外泄',
  measures: '已停用接口',
}

describe('the contents of a report', () => {
  it('are incomplete while an item of the first report is missing, and it is named', async () => {
    const { impact: _, ...rest } = full
    await client.report(named('缺项单位', { contents: rest }))
    const section = sectionOf(await caseOf('缺项单位'), 'contents')
    expect(section).toContain('不完整：首报必有的还缺2项')
    expect(section).toContain('已造成的影响和危害')
    expect(section).toContain('类型、级别')
    expect(section).not.toContain('涉事单位名称')
  })

  it('are partial when only what may follow is absent; a supplement completes them', async () => {
    const first = named('待补单位', {
      contents: full,
      declared: { level: 'relatively-major', category: 'data-leak' },
      incident: { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000, ransomware: false },
    })
    const { body } = await client.report(first)
    expect(sectionOf(await caseOf('待补单位'), 'contents')).toContain('首报必有的都有；还有7项可以补报')
    const rest = {
      trend: '可控',
      cause: '弱口令',
      leads: '无',
      plans: '改密',
      support: '无',
      preservation: '已封存',
      other: '无',
    }
    const more = await client.report({
      kind: 'supplement',
      about: body.number,
      followUp: body.followUp,
      contents: rest,
    })
    expect(more.status).toBe(201)
    expect(sectionOf(await caseOf('待补单位'), 'contents')).toContain('齐全')
  })

  it('ask for the ransom as soon as ransomware is reported', async () => {
    const incident = { 'cn.affected': ['loss'], 'cn.directLossCny': 6_000_000, ransomware: true }
    await client.report(named('勒索单位', { contents: full, incident }))
    expect(sectionOf(await caseOf('勒索单位'), 'contents')).toContain('赎金的金额、方式、日期')
  })
})

describe('why the level is not higher', () => {
  it('names the nearest threshold and how far it is', async () => {
    await client.report(
      named('差额单位', {
        contents: full,
        incident: { 'cn.affected': ['loss'], 'cn.directLossCny': 6_000_000 },
      }),
    )
    const section = sectionOf(await caseOf('差额单位'), 'why-not')
    expect(section).toContain('直接经济损失 ≥ 20,000,000 元')
    expect(section).toContain('现为600万元，还差1400万元')
  })
})

describe('a forecast', () => {
  it('of an outage that goes on says when which threshold is reached, and that no clock rests on it', async () => {
    const incident = {
      'cn.affected': ['portal'],
      'cn.portal.kind': 'party-government',
      'cn.portal.tier': 'provincial',
      'cn.portal.cause': 'attack',
      'cn.portal.unavailableMinutes': 130,
    }
    await client.report(
      named('断网单位', {
        contents: full,
        incident,
        events: [{ type: 'aware.incident', at: minutesAgo(120) }],
      }),
    )
    const section = sectionOf(await caseOf('断网单位'), 'forecast')
    expect(section).toMatch(/约\d+月\d+日 \d\d:\d\d:\d\d达到“重大”的门槛（≥ 6小时）/)
    expect(section).toContain('不影响法定时限')
    expect(section).toContain('假定中断持续')
  })

  it('is silent once the system recovered', async () => {
    const incident = {
      'cn.affected': ['portal'],
      'cn.portal.kind': 'party-government',
      'cn.portal.tier': 'provincial',
      'cn.portal.cause': 'attack',
      'cn.portal.unavailableMinutes': 130,
    }
    const events = [
      { type: 'aware.incident', at: minutesAgo(120) },
      { type: 'incident.recovered', at: minutesAgo(1) },
    ]
    await client.report(named('恢复单位', { contents: full, incident, events }))
    expect(sectionOf(await caseOf('恢复单位'), 'forecast')).toBe('')
  })
})

describe('an operator', () => {
  it('sees what there is to write before the report, and what it lacked after', async () => {
    const operator = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
    const path = await firstLink(operator, '/incidents')
    const before = await (await operator.get(path)).text()
    expect(sectionOf(before, 'contents')).toContain('首报要写的内容')
    const key = /name="key" value="([^"]+)"/.exec(before)?.[1] ?? ''
    const sent = await operator.post(`${path}/report`, {
      key,
      stateSecret: 'no',
      'contents.impact': '内页出现虚假热线',
      'contents.measures': '已下线',
      'declared.level': 'major',
      'declared.category': 'data-leak',
    })
    expect(sent.status).toBe(303)
    const after = sectionOf(await (await operator.get(path)).text(), 'contents')
    expect(after).toContain('不完整：首报必有的还缺2项')
    expect(after).toContain('时间、地点')
    expect(after).not.toContain('已采取的措施及效果')
  })

  it('is told what other rules ask, and only possibilities of what may follow', async () => {
    const operator = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
    const page = await (await operator.get(await firstLink(operator, '/incidents'))).text()
    expect(sectionOf(page, 'beside')).toContain('网络安全法（2025年修正）')
    const may = sectionOf(page, 'may-follow')
    expect(may).toContain('可能')
    expect(may).not.toMatch(/(?<!可能)(?:应当|必须)/)
  })
})
