import type { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createAssessor, fail, type Localized, type Outcome, succeed } from '@fengsui/core'
import { type SignedReceipt, suites } from '@fengsui/proof'
import { findAuthority } from '@fengsui/regions'
import { instruments } from '@fengsui/regulations'
import { openStore } from '@fengsui/store'
import { openSecrets } from '../secrets.ts'
import { markChecker } from './marks.ts'
import { openSigningKeys, readAddedKeys } from './signing-keys.ts'
import { type DataReport, verifyData } from './verify-data.ts'

/** Which data to check, and what was kept elsewhere of it. */
export interface VerifyRequest {
  readonly dataFolder: string
  readonly databaseUrl?: string
  /** Absent: the folder `ledger` in the data folder. */
  readonly ledgerFolder?: string
  readonly checkpoints: readonly string[]
  readonly receipts: readonly SignedReceipt[]
  readonly stampAuthorities: readonly X509Certificate[]
}

/** Checks the data of a deployment on a machine that has its `server.key`. */
export async function verifyFolder(request: VerifyRequest): Promise<Outcome<DataReport, Localized>> {
  const { dataFolder, databaseUrl, ledgerFolder = join(dataFolder, 'ledger') } = request
  const given = process.env['FENGSUI_SERVER_KEY'] || undefined
  if (given === undefined && !existsSync(join(dataFolder, 'server.key'))) return fail(noKey)
  const secrets = openSecrets(dataFolder, given)
  const opened = await openStore({
    folder: dataFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  if (!opened.ok) return fail(opened.failure.text)
  const store = opened.value
  const { signers: added } = readAddedKeys(dataFolder, process.env['FENGSUI_SIGNING_KEYS'])
  const signingKeys = openSigningKeys({ secrets, suite: suites.international, since: '', added })
  const assessor = createAssessor({ instruments, findRecipient: findAuthority })
  try {
    const { checkpoints, receipts, stampAuthorities } = request
    const isMarked = markChecker(secrets)
    return succeed(
      await verifyData({
        store,
        assessor,
        signingKeys,
        isMarked,
        ledgerFolder,
        checkpoints,
        receipts,
        stampAuthorities,
      }),
    )
  } finally {
    await store.close()
  }
}

const noKey: Localized = {
  zh: '这个文件夹里没有 server.key，不是数据文件夹。',
  en: 'There is no server.key in this folder: it is not a data folder.',
}
