import { type Filing, formatInstant, type Instant, type Json, plusMinutes } from '@fengsui/core'
import { uuidv7 } from '@fengsui/store'
import { newCaseFile } from '../cases/case-file.ts'
import { handOver } from '../cases/hand-over.ts'
import { decideOn, runCommand } from '../cases/run-command.ts'
import { toDesk } from '../intake/desks.ts'
import { receiveDurably } from '../intake/receive-report.ts'
import type { Services } from '../services.ts'
import { type DemoReport, demoReports } from './reports.ts'

interface DemoOperator {
  readonly id: string
  readonly nameZh: string
  readonly place: string
}

/** How long ago the news site found the injected page, in minutes. */
const tamperedPageAwareAgo = 78

/**
 * Plays the exercise up to the present: the news site has found the injected page and not reported yet; the
 * province already holds other reports. Every record is marked as an exercise.
 */
export async function playScenario(services: Services, operator: DemoOperator): Promise<void> {
  await openTamperedPage(services, operator)
  for (const report of demoReports) await receiveReport(services, report)
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
      starts: [{ type: 'aware.incident', at: before(now, tamperedPageAwareAgo), actor: 'operator' }],
    },
    actor: { kind: 'system' },
  })
  if (!decided.ok) throw new Error(`the exercise was refused: ${decided.failure.state}`)
  const result = await services.store.commit({
    cases: [{ ...decided.value.write, wrappedKey: services.privacy.newKey().wrappedKey }],
  })
  if (result.state !== 'committed') throw new Error(`the exercise could not be stored: ${result.state}`)
  const noted = await runCommand(services, place, { command: whatWasSeen, actor: { kind: 'system' } })
  if (!noted.ok) throw new Error(`the exercise was refused: ${noted.failure.state}`)
}

/** The telephone number is invented. */
const whatWasSeen = {
  type: 'note',
  text: '值班员发现专题内页被植入“家电维修服务热线 400-000-0000”的广告，首页正常，已约26小时，约12万次浏览；转发情况不明。',
} as const

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
async function receiveReport(services: Services, report: DemoReport): Promise<void> {
  const received = await receiveDurably(
    { ...services, now: () => plusMinutes(services.now(), -report.receivedAgo) },
    { json: reportJson(services.now(), report), caller: 'public', key: uuidv7(), channel: 'website' },
  )
  if (!received.ok) throw new Error(`the exercise was refused: ${JSON.stringify(received.failure)}`)
  if (report.escalatedAgo === undefined) return
  const { number, desk } = received.value
  await passUp(services, { number, from: desk, minutesAgo: report.escalatedAgo })
}

interface PassUp {
  readonly number: string
  readonly from: { readonly id: string; readonly zh: string }
  readonly minutesAgo: number
}

async function passUp(services: Services, { number, from, minutesAgo }: PassUp): Promise<void> {
  const receipt = await services.store.findReceipt(number)
  const national = (await services.store.organisations()).find(
    ({ party }) => party === services.nationalParty,
  )
  if (receipt === undefined || national === undefined) throw new Error('the exercise has no way up')
  const sent = await handOver(
    { ...services, now: () => plusMinutes(services.now(), -minutesAgo) },
    {
      from: {
        id: receipt.case,
        organisation: from.id,
        party: services.homeParty,
        kind: 'file',
        nameZh: from.zh,
      },
      actor: { kind: 'person', id: 'zhoumin', party: services.homeParty },
      to: toDesk(national),
      key: uuidv7(),
      channel: 'desk',
      addition: { kind: 'initial' },
      beside: peersTold(services, formatInstant(plusMinutes(services.now(), -minutesAgo))),
    },
  )
  if (!sent.ok) throw new Error(`the exercise could not be passed up: ${JSON.stringify(sent.failure)}`)
}

const peersTold = ({ law, homeParty }: Services, at: string): readonly Filing[] =>
  law.duties
    .filter(({ stage, from, to }) => stage === 'forward' && from === homeParty && to === 'peer-department')
    .map(({ id }) => ({ duty: id, at, how: '电话告知省公安厅、省通信管理局值班室（演练）' }))

function reportJson(now: Instant, report: DemoReport): Json {
  const { unit, place, contact: name, role = 'operator', incident, contents, awareAgo } = report
  return {
    kind: 'initial',
    reporter: { role, name },
    unit: { name: unit, place, contact: { name, phone: '024-0000-0000' } },
    entity: role === 'operator' ? { place, 'cn.operator': 'other', 'cn.inMainland': true } : { place },
    incident: { ...incident, exercise: true },
    events: [{ type: 'aware.incident', at: before(now, awareAgo), actor: 'operator' }],
    contents,
  }
}

const before = (now: Instant, minutes: number): string =>
  formatInstant(plusMinutes({ ms: Math.floor(now.ms / 1000) * 1000, offset: now.offset }, -minutes))
