import type { EventRecord } from '@fengsui/core'
import { renderTime, type TimeView } from '@fengsui/pages'
import { ofDeployment } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { tolerableMs } from '../time/time-watch.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded } from './guard.ts'

/** The clocks of this server and what was recorded of them. */
export const timeRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>().get(
    '/time',
    guarded(web, 'people.manage', (c) => timePage(web, c)),
  )

const mostShown = 200
const shownTypes = ['time.jumped', 'time.apart', 'time.agrees'] as const

async function timePage(web: Web, c: Context<Env>): Promise<Response> {
  const { store, timeWatch } = web.services
  const records = await store.readCase(ofDeployment, ofDeployment)
  const view = {
    agrees: timeWatch.agrees,
    findings: timeWatch.state.findings.map(({ source, atMs, reading }) => ({
      ...{ source, atMs },
      offsetMs: reading.ok ? reading.value.offsetMs : undefined,
    })),
    record: records.toReversed().flatMap(shown).slice(0, mostShown),
    tolerableMs,
  }
  return c.html(renderTime(view, frameOf(web, c)))
}

function shown({ type: named, at, data }: EventRecord): TimeView['record'] {
  const type = shownTypes.find((one) => one === named)
  const said = data as Readonly<Record<string, string | number | undefined>>
  if (type === undefined) return []
  const byMs = Number(said['byMs'] ?? said['offsetMs'] ?? 0)
  return [
    {
      ...{ type, at, byMs },
      source: String(said['source'] ?? ''),
      from: String(said['from'] ?? ''),
      to: String(said['to'] ?? ''),
    },
  ]
}
