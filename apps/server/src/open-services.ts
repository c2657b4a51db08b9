import { type FindRecipient, fail, formatInstant, type Instant, type Outcome, succeed } from '@fengsui/core'
import { instruments } from '@fengsui/regulations'
import { openStore, type Store, type StoreProblem } from '@fengsui/store'
import { AuditLog } from './audit/audit-log.ts'
import { StepUp } from './auth/step-up.ts'
import type { Config } from './config.ts'
import { openDirectory } from './directory/current-directory.ts'
import { openTickets } from './evidence/tickets.ts'
import { FailureLimit } from './http/rate-limit.ts'
import { receiptCodes } from './intake/receipt-codes.ts'
import { openJournal } from './journal/open-journal.ts'
import { stderrLog } from './log.ts'
import { Metrics } from './metrics/metrics.ts'
import { openContactIndex } from './personal/contact-index.ts'
import { openErasures } from './personal/erasures.ts'
import { openPrivacy } from './privacy.ts'
import { markWith } from './proof/marks.ts'
import { openSigningKeys, readAddedKeys } from './proof/signing-keys.ts'
import { openRules } from './rules/rules.ts'
import type { Secrets } from './secrets.ts'
import type { Services } from './services.ts'
import { TimeWatch } from './time/time-watch.ts'

const leading = 'cn-cac-2025'
const beijingOffset = 8 * 60

/** The present in Beijing's offset, to the second: what a receipt shows is what counts. */
const present = (): Instant => ({ ms: Math.floor(Date.now() / 1000) * 1000, offset: beijingOffset })

/** Both languages, on standard error, where a person who starts a server looks. */
const tell = ({ text }: Pick<StoreProblem, 'text'>): void => {
  process.stderr.write(`${text.zh}\n${text.en}\n`)
}

/** True when this data was written under this key. With another one nothing sealed opens, and numbers would differ. */
async function ownsKey(store: Store, secrets: Secrets): Promise<boolean> {
  const mark = secrets.derive('mark of the key').toString('hex')
  return (await store.agree('mark of the key', mark)) === mark
}

const wrongKey: Pick<StoreProblem, 'text'> = {
  text: {
    zh: '数据是用另一个密钥写的。请把原来的 server.key 放回数据文件夹；多台服务器要用同一个 server.key。',
    en: 'The data was written under another key. Put the original server.key into the data folder; all servers of a deployment share one server.key.',
  },
}

/** The keys as old as the deployment, whichever of its servers started first. */
async function keysOf(
  { suite, dataFolder, signingKeys }: Config,
  store: Store,
  secrets: Secrets,
): Promise<Pick<Services, 'signingKeys' | 'contacts'>> {
  const since = await store.agree('first start', formatInstant(present()))
  const { signers, macKeys } = readAddedKeys(dataFolder, signingKeys)
  return {
    signingKeys: openSigningKeys({ secrets, suite, since, added: signers }),
    contacts: openContactIndex(secrets, suite, macKeys),
  }
}

/** Wires the rooms together: the only place that knows them all. */
export async function openServices(
  config: Config,
  secrets: Secrets,
): Promise<Outcome<Services, Pick<StoreProblem, 'text'>>> {
  const { dataFolder: folder, databaseUrl } = config
  const opened = await openStore({
    folder,
    warn: tell,
    mark: markWith(secrets, config.suite.mac),
    hash: config.suite.digest,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  if (!opened.ok) return fail(opened.failure)
  if (!(await ownsKey(opened.value, secrets))) {
    await opened.value.close()
    return fail(wrongKey)
  }
  const law = instruments.find(({ id }) => id === leading)
  if (law === undefined) throw new Error(`the instrument ${leading} is missing`)
  const store = opened.value
  const directory = await openDirectory(store)
  const findRecipient: FindRecipient = (party, facts) => directory.current().find(party, facts)
  const rules = await openRules({
    folder: config.rulesFolder,
    builtIn: instruments,
    findRecipient,
    store,
    now: present,
    log: stderrLog,
  })
  return succeed({
    store,
    ...(databaseUrl === undefined
      ? {}
      : { journal: await openJournal(folder, secrets, config.suite.cipher) }),
    rules,
    get assessor() {
      return rules.current().assessor
    },
    law,
    findRecipient,
    directory,
    homeParty: 'provincial-cyberspace-administration',
    nationalParty: 'national-cyberspace-administration',
    codes: receiptCodes(secrets),
    wrongCodes: new FailureLimit(20, 5 * 60_000),
    privacy: openPrivacy(secrets, config.suite.cipher),
    ...(await keysOf(config, store, secrets)),
    suite: config.suite,
    retention: config.retention,
    timeWatch: new TimeWatch(opened.value, config.timeSources),
    ...(config.timeStampAuthority === undefined ? {} : { timeStampAuthority: config.timeStampAuthority }),
    erasures: openErasures(config.ledgerFolder),
    audit: new AuditLog({ store, now: present, log: stderrLog }),
    stepUp: new StepUp({
      store,
      key: secrets.derive('step-up'),
      secure: config.publicUrl?.startsWith('https:') ?? false,
    }),
    tickets: openTickets(secrets),
    uploads: new FailureLimit(60, 5 * 60_000),
    now: present,
    metrics: new Metrics(),
    ...(config.mail.sendThrough === undefined ? {} : { mailFrom: config.mail.from }),
  })
}
