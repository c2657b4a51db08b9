import { actions } from '@fengsui/core'
import type { Frame } from '@fengsui/pages'
import type { Context } from 'hono'
import type { Assets } from '../http/assets.ts'
import type { Env } from '../http/env.ts'
import type { Services } from '../services.ts'
import { mayDo } from './may-do.ts'

/** What every page route works with. */
export interface Web {
  readonly services: Services
  readonly assets: Assets
  /** True when people reach this server over HTTPS. */
  readonly secure: boolean
  /** Folder of the deployer's own rule files, as administrators are shown it. */
  readonly rulesFolder: string
}

/** The frame of a page: language, time, person and assets of this request. */
export function frameOf({ services, assets }: Web, c: Context<Env>): Frame {
  const session = c.get('session')
  return {
    language: c.get('language'),
    now: services.now(),
    path: c.req.path,
    largeText: c.get('largeText'),
    assets: {
      publicCss: assets.publicCss,
      consoleCss: assets.consoleCss.path,
      clockScript: assets.clockScript.path,
      formScript: assets.formScript.path,
      placesScript: assets.placesScript.path,
      favicon: assets.favicon.path,
    },
    ...(session === undefined
      ? {}
      : {
          person: {
            name: session.user.name,
            organisationZh: session.organisation.nameZh,
            organisationEn: session.organisation.nameEn,
            may: new Set(actions.filter((action) => mayDo(session, action))),
            csrf: session.csrf,
          },
        }),
  }
}
