import { formatInstant, type Instant, type Json, plusMinutes } from '@fengsui/core'
import { uuidv7 } from '@fengsui/store'
import { newCaseFile } from '../cases/case-file.ts'
import { decideOn } from '../cases/run-command.ts'
import { receiveDurably } from '../intake/receive-report.ts'
import type { Services } from '../services.ts'

interface DemoOperator {
  readonly id: string
  readonly nameZh: string
  readonly place: string
}

/** Minutes before now at which things of the exercise happened. */
const story = { awareAgo: 78, receivedAgo: 21, leakAwareAgo: 140 }

/**
 * Plays the exercise up to the present: the news site has found the injected page and not reported yet; the
 * province already holds another report that has to go up. Every record is marked as an exercise.
 */
export async function playScenario(services: Services, operator: DemoOperator): Promise<void> {
  await openTamperedPage(services, operator)
  await receiveLeak(services)
}

const exercise = { exercise: true, 'cn.inMainland': true }

async function openTamperedPage(services: Services, operator: DemoOperator): Promise<void> {
  const now = services.now()
  const id = uuidv7()
  const place = { id, organisation: operator.id, party: 'operator', kind: 'incident' } as const
  const decided = decideOn(services, place, newCaseFile(operator.id, id), {
    command: {
      type: 'open-incident',
      title: '内页被植入虚假维修热线广告',
      unit: operator.nameZh,
      facts: tamperedPageFacts(operator.place),
      starts: [{ type: 'aware.incident', at: before(now, story.awareAgo), actor: 'operator' }],
    },
    actor: { kind: 'system' },
  })
  if (!decided.ok) throw new Error(`the exercise was refused: ${decided.failure.code}`)
  const result = await services.store.commit({
    cases: [{ ...decided.value.write, wrappedKey: services.privacy.newKey().wrapped }],
  })
  if (result.state !== 'committed') throw new Error(`the exercise could not be stored: ${result.state}`)
}

const tamperedPageFacts = (place: string): Readonly<Record<string, Json>> => ({
  ...exercise,
  place,
  'cn.operator': 'other',
  'cn.affected': ['tampering'],
  'cn.tampering.kind': 'key-news',
  'cn.tampering.tier': 'provincial',
  'cn.tampering.unlawfulContent': true,
  'cn.tampering.homePageMinutes': 0,
  'cn.tampering.otherPageMinutes': 1560,
  'cn.tampering.views': 120_000,
  suspectedCrime: true,
  ransomware: false,
})

/** A report that reached the province a while ago: received through the same door as any other. */
async function receiveLeak(services: Services): Promise<void> {
  const then = plusMinutes(services.now(), -story.receivedAgo)
  const received = await receiveDurably(
    { ...services, now: () => then },
    { json: leakReport(services.now()), caller: 'public', key: uuidv7(), channel: 'website' },
  )
  if (!received.ok) throw new Error(`the exercise was refused: ${JSON.stringify(received.failure)}`)
}

const leakReport = (now: Instant): Json => ({
  kind: 'initial',
  reporter: { role: 'operator', name: '陈屿' },
  unit: {
    name: '铁岭云杉电子商务有限公司（演练）',
    place: '辽宁省铁岭市银州区',
    contact: { name: '陈屿', phone: '024-0000-0000' },
  },
  entity: { place: '辽宁省铁岭市银州区', 'cn.operator': 'other', 'cn.inMainland': true },
  incident: {
    exercise: true,
    'cn.affected': ['personal-information'],
    'cn.leakedPersons': 12_000_000,
    suspectedCrime: true,
    ransomware: false,
  },
  events: [{ type: 'aware.incident', at: before(now, story.leakAwareAgo), actor: 'operator' }],
  contents: {
    system: '会员数据库（演练）',
    timeAndPlace: '机房在铁岭市银州区',
    impact: '约1200万名会员的姓名和电话被人在网上出售。',
    measures: '已停用泄露的接口，更换密钥，正在核对日志。',
  },
})

const before = (now: Instant, minutes: number): string =>
  formatInstant(plusMinutes({ ms: Math.floor(now.ms / 1000) * 1000, offset: now.offset }, -minutes))
