import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { fail, type Outcome, succeed } from '@fengsui/core'
import { type CryptoSuite, suiteNames, suites } from '@fengsui/proof'
import * as z from 'zod'
import { isCollectorAddress } from './audit/collector.ts'
import { parseScannerAddress, type ScannerAddress } from './evidence/clamd.ts'
import { type MailSettings, mailFrom, mailSettings } from './mail/mail-settings.ts'
import { type RetentionSettings, readRetention } from './retention/retention-settings.ts'
import { parseTimeSource, type TimeSource } from './time/ntp.ts'

/** How one deployment runs. Environment first, then `fengsui.config.json`, then these defaults. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absolute path of the data folder. */
  readonly dataFolder: string
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string
  /** Start without the exercise. */
  readonly empty: boolean
  /** Where people reach this server from outside; decides whether cookies are Secure. */
  readonly publicUrl?: string
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** What new digests, signatures and boxes are made with. */
  readonly suite: CryptoSuite
  /** Folder of the ledger outside the database. */
  readonly ledgerFolder: string
  /** The deployment's key, in base64, instead of the file in the data folder. */
  readonly serverKey?: string
  /** Folder of the deployer's own rule files. */
  readonly rulesFolder: string
  /** Signing keys that were added later, instead of those in the data folder. */
  readonly signingKeys?: string
  /** Whoever reads `/metrics` must bring it; absent: only this machine may. */
  readonly metricsToken?: string
  /** NTP servers this server's clock is compared with. */
  readonly timeSources: readonly TimeSource[]
  /** Address of a time-stamping authority (RFC 3161); absent: receipts and checkpoints are not stamped. */
  readonly timeStampAuthority?: string
  readonly mail: MailSettings
  /** The ClamAV daemon that evidence is shown to; absent: it is not scanned. */
  readonly scanner?: ScannerAddress
  /** Where the audit log is sent to; absent: it stays in the database. */
  readonly auditCollector?: string
  /** How long each sort of thing is kept. */
  readonly retention: RetentionSettings
}

const settings = z.strictObject({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8712),
  HOST: z.string().min(1).default('127.0.0.1'),
  FENGSUI_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  FENGSUI_PUBLIC_URL: z.url().optional(),
  FENGSUI_CRYPTO: z.enum(suiteNames).default('international'),
  FENGSUI_SERVER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64: openssl rand -base64 32')
    .optional(),
  FENGSUI_SIGNING_KEYS: z.string().optional(),
  FENGSUI_LEDGER: z.string().min(1).optional(),
  FENGSUI_TIME_SOURCES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(/[,\s]+/)
        .filter((one) => one !== '')
        .map(parseTimeSource),
    )
    .refine((sources) => sources.every((one) => one !== undefined), 'host or host:port, with commas'),
  FENGSUI_TSA: z.url({ protocol: /^https?$/ }).optional(),
  FENGSUI_RULES: z.string().min(1).optional(),
  FENGSUI_METRICS_TOKEN: z.string().min(16).optional(),
  FENGSUI_CLAMD: z
    .string()
    .refine((text) => parseScannerAddress(text) !== undefined, 'a path of a socket, or host:port')
    .transform(parseScannerAddress)
    .optional(),
  FENGSUI_AUDIT_SYSLOG: z
    .string()
    .refine(isCollectorAddress, 'udp://, tcp:// or tls:// with a host, file:///path, or stdout:')
    .optional(),
  ...mailSettings,
  FENGSUI_RETENTION: z.string().default('').transform(retentionOf),
  FENGSUI_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(/[,\s]+/).filter((address) => address !== ''))
    .refine((addresses) => addresses.every((address) => isIP(address) !== 0), 'IP addresses, with commas'),
})
/** A choice that cannot be is refused at the start, with what can. */
function retentionOf(text: string, ctx: z.RefinementCtx): RetentionSettings {
  const read = readRetention(text)
  if (read.ok) return read.value
  ctx.addIssue({ code: 'custom', message: read.failure })
  return z.NEVER
}

type SettingName = keyof z.input<typeof settings>
const settingNames = Object.keys(settings.shape) as SettingName[]

/** Reads the configuration; every fault names the setting and what it should be. */
export function readConfig(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  folder: string,
): Outcome<Config, readonly string[]> {
  const unknownArgs = args.filter((arg) => arg !== '--empty')
  if (unknownArgs.length > 0) return fail([`unknown option ${unknownArgs.join(' ')}; known: --empty`])
  const file = readConfigFile(resolve(folder, 'fengsui.config.json'))
  if (!file.ok) return file
  const given: Record<string, unknown> = { ...file.value }
  for (const name of settingNames) if (env[name] !== undefined && env[name] !== '') given[name] = env[name]
  const parsed = settings.safeParse(given)
  if (!parsed.success)
    return fail(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const { PORT, HOST, FENGSUI_DATA, DATABASE_URL, FENGSUI_PUBLIC_URL, FENGSUI_METRICS_TOKEN } = parsed.data
  const { FENGSUI_TSA, FENGSUI_SERVER_KEY: serverKey } = parsed.data
  const { FENGSUI_CLAMD: scanner, FENGSUI_AUDIT_SYSLOG: auditCollector } = parsed.data
  const { FENGSUI_CRYPTO, FENGSUI_SIGNING_KEYS: signingKeys, FENGSUI_LEDGER, FENGSUI_RULES } = parsed.data
  return succeed({
    host: HOST,
    port: PORT,
    dataFolder: resolve(folder, FENGSUI_DATA),
    empty: args.includes('--empty'),
    mail: mailFrom(parsed.data),
    retention: parsed.data.FENGSUI_RETENTION,
    timeSources: parsed.data.FENGSUI_TIME_SOURCES.filter((one) => one !== undefined),
    suite: suites[FENGSUI_CRYPTO],
    trustedProxies: parsed.data.FENGSUI_TRUSTED_PROXIES,
    ledgerFolder: resolve(folder, FENGSUI_LEDGER ?? join(FENGSUI_DATA, 'ledger')),
    ...(serverKey === undefined ? {} : { serverKey }),
    rulesFolder: resolve(folder, FENGSUI_RULES ?? join(FENGSUI_DATA, 'rules')),
    ...(signingKeys === undefined ? {} : { signingKeys }),
    ...(scanner === undefined ? {} : { scanner }),
    ...(auditCollector === undefined ? {} : { auditCollector }),
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    ...(FENGSUI_PUBLIC_URL === undefined ? {} : { publicUrl: FENGSUI_PUBLIC_URL }),
    ...(FENGSUI_TSA === undefined ? {} : { timeStampAuthority: FENGSUI_TSA }),
    ...(FENGSUI_METRICS_TOKEN === undefined ? {} : { metricsToken: FENGSUI_METRICS_TOKEN }),
  })
}

function readConfigFile(path: string): Outcome<Record<string, unknown>, readonly string[]> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return succeed({})
  }
  try {
    return succeed(JSON.parse(text) as Record<string, unknown>)
  } catch (error) {
    return fail([`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`])
  }
}

/** True for addresses that only this machine can reach. The demo with its printed passwords runs only there. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
