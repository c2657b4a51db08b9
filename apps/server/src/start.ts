import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from '@fengsui/store'
import { openSetUp } from './auth/set-up.ts'
import { type Config, isLoopback, readConfig } from './config.ts'
import { openControl } from './control/control.ts'
import { loadDemo } from './demo/load-demo.ts'
import { startDirectoryWorker } from './directory/current-directory.ts'
import { createApp } from './http/app.ts'
import { loadAssets } from './http/assets.ts'
import { listen } from './http/listen.ts'
import { stderrLog } from './log.ts'
import { startMail } from './mail/start-mail.ts'
import { openServices } from './open-services.ts'
import { startOutbox } from './outbox/start-outbox.ts'
import { eraseAgain } from './personal/erase-again.ts'
import { startIndexing } from './personal/index-again.ts'
import { openLedger } from './proof/ledger.ts'
import { openSecrets } from './secrets.ts'
import type { Services } from './services.ts'
import { startTimeWatch } from './time/start-time-watch.ts'
import { checkpointStamper } from './time-stamps/checkpoint-stamper.ts'
import { timeStampDeliverer } from './time-stamps/time-stamp-deliverer.ts'
import { startAuditWorker } from './workers/audit-worker.ts'
import { startClockWorker } from './workers/clock-worker.ts'
import { startDrain } from './workers/drain-worker.ts'
import { startLedgerWorker } from './workers/ledger-worker.ts'
import { startRetention } from './workers/retention-worker.ts'
import { startScanWorker } from './workers/scan-worker.ts'
import { startSweepWorker } from './workers/sweep-worker.ts'
import type { Worker } from './workers/worker.ts'

/** What a person sees on the terminal: standard output carries only these lines. */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs a server until SIGINT or SIGTERM. Prints one line `ready http://…` once it answers.
 * Gives the exit code: 0 stopped, 1 could not start, 2 bad configuration.
 */
export async function start(args: readonly string[]): Promise<number> {
  const config = readConfig(args, process.env, process.cwd())
  if (!config.ok) {
    for (const fault of config.failure) process.stderr.write(`${fault}\n`)
    return 2
  }
  return run(config.value)
}

async function run(config: Config): Promise<number> {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  // Only the default one: another that is not there may be a disk that is not there.
  if (config.rulesFolder === join(config.dataFolder, 'rules'))
    mkdirSync(config.rulesFolder, { recursive: true })
  const isNew = !existsSync(join(config.dataFolder, 'server.key')) && config.serverKey === undefined
  const opened = await openServices(config, openSecrets(config.dataFolder, config.serverKey))
  if (!opened.ok) {
    process.stderr.write(`${opened.failure.text.zh}\n${opened.failure.text.en}\n`)
    return 1
  }
  const services = opened.value
  const again = await eraseAgain(services)
  if (again > 0) stderrLog('personal.erased-again', { cases: again })
  const wantsDemo = isNew && !config.empty && isLoopback(config.host)
  if (wantsDemo && (await isFirst(services))) await loadDemo(services, config.dataFolder)
  const attended = (await services.store.organisations()).some(({ people }) => people > 0)
  const setUp = openSetUp(config.dataFolder, { fresh: !attended })
  const ledgerParts = { ...services, folder: config.ledgerFolder, signed: checkpointStamper(services) }
  const ledgerWorker = startLedgerWorker(() => openLedger(ledgerParts), stderrLog)
  const app = createApp({
    services,
    assets: loadAssets(),
    setUp,
    config,
    log: stderrLog,
    ledger: ledgerWorker.current,
  })
  services.audit.note({ kind: 'server-started' })
  const server = await listen(app, config)
  const mail = await startMail(services, {
    settings: config.mail,
    publicUrl: config.publicUrl,
    log: stderrLog,
  })
  const workers = [ledgerWorker, ...(await startWorkers(config, services))]
  process.on('SIGHUP', () => reloadRules(services))
  // Before it says that it is ready: whoever started it may end it at once.
  const stopped = stopSignal()
  for (const line of greeting(config, {
    url: server.url,
    setUpOpen: setUp.isOpen(),
    codeFile: setUp.codeFile,
  }))
    say(line)
  say(`ready ${server.url}`)
  await stopped
  await server.close()
  await services.audit.flush()
  await mail.stop()
  await Promise.all(workers.map((worker) => worker.stop()))
  await services.journal?.close()
  await services.store.close()
  return 0
}

/** Everything that runs beside the requests, but the ledger, which requests ask too. */
async function startWorkers(
  { dataFolder, databaseUrl, scanner, auditCollector }: Config,
  services: Services,
): Promise<readonly Worker[]> {
  const workers = [
    startClockWorker(services, stderrLog),
    startSweepWorker(services, stderrLog),
    startDirectoryWorker(services.directory, stderrLog),
    startIndexing(services, stderrLog),
    startRetention(services, stderrLog),
    startTimeWatch(services, stderrLog),
    ...startDrain(services, stderrLog),
    ...startOutbox({ services, log: stderrLog, deliverers: [timeStampDeliverer()] }),
    ...(scanner === undefined ? [] : [startScanWorker(services, scanner, stderrLog)]),
    ...(auditCollector === undefined ? [] : [startAuditWorker(services, auditCollector, stderrLog)]),
  ]
  if (databaseUrl !== undefined) return workers
  const control = await openControl(dataFolder, { store: services.store, log: stderrLog })
  return [...workers, { stop: control.close }]
}

/** A service manager asks for it, where no administrator does on the page. */
function reloadRules({ rules }: Services): void {
  rules
    .reload('signal')
    .catch((error: unknown) =>
      stderrLog('rules.failed', { error: error instanceof Error ? error.message : String(error) }),
    )
}

/** Of servers that start on one database at once, one brings the exercise. */
async function isFirst({ store }: Services): Promise<boolean> {
  const self = uuidv7()
  return (await store.agree('exercise loaded by', self)) === self
}

interface Greeting {
  readonly url: string
  readonly setUpOpen: boolean
  readonly codeFile: string
}

function greeting(config: Config, { url, setUpOpen, codeFile }: Greeting): readonly string[] {
  if (setUpOpen) return [`First run: open ${url}/set-up and enter the code in ${codeFile}`]
  const signIns = join(config.dataFolder, 'demo-sign-ins.txt')
  return existsSync(signIns) ? [`演练 exercise: sign-ins are in ${signIns}`] : []
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
