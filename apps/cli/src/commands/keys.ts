import { fail, formatInstant, type Json, type Outcome, type Problem, succeed } from '@fengsui/core'
import { newKeyLine, publicKeyLine } from '@fengsui/proof'
import { contactsOwner, type Keyring, openKeyring } from '@fengsui/server'
import { exitCode } from '../exit-code.ts'
import { addKeyLine } from '../keys/key-store.ts'
import { runOperation } from '../operations/run-operation.ts'
import { readSettings } from '../operations/settings.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { writeOut } from '../write-out.ts'

const beijingOffset = 8 * 60

/** `fengsui keys [list | public | new OWNER | rotate OWNER]`: what a deployment signs and digests with. */
export async function keys([verb = 'list', owner, ...more]: readonly string[]): Promise<number> {
  const asksOwner = verb === 'new' || verb === 'rotate'
  const isKnown = asksOwner || verb === 'list' || verb === 'public'
  if (!isKnown || more.length > 0 || (owner !== undefined) !== asksOwner)
    return runOperation(Promise.resolve(fail(problemOf('bad-usage', { detail: usage }))))
  const opened = await open()
  if (!opened.ok) {
    reportProblem(opened.failure)
    return exitCode.failed
  }
  if (verb === 'public' || verb === 'new') {
    const text = verb === 'public' ? publicLines(opened.value) : newLine(opened.value, owner ?? '')
    await writeOut(text)
    return exitCode.done
  }
  const done = verb === 'list' ? succeed(listed(opened.value)) : rotate(opened.value, owner ?? '')
  return runOperation(Promise.resolve(done))
}

const usage = 'keys [list | public | new OWNER | rotate OWNER]'

async function open(): Promise<Outcome<Keyring, Problem>> {
  const settings = readSettings()
  if (!settings.ok) return settings
  const keyring = await openKeyring(settings.value)
  return keyring.ok
    ? keyring
    : fail(problemOf('refused', { detail: `${keyring.failure.zh} ${keyring.failure.en}` }))
}

/** One entry for each key, without anything secret; the one that makes what is new is marked. */
const listed = ({ owned, suite }: Keyring): Json => ({
  suite: { ...suite },
  keys: owned.map(({ owner, since, alg, id, use }) => ({ owner, alg, id, since, use })),
})

const publicLines = ({ published }: Keyring): string => published.map(publicKeyLine).join('')

function newLine({ suite }: Keyring, owner: string): string {
  const since = formatInstant({ ms: Math.floor(Date.now() / 1000) * 1000, offset: beijingOffset })
  return newKeyLine(owner, owner === contactsOwner ? suite.mac : suite.signature, since)
}

/** A server that runs goes on with the key it has; the new one makes what is new from its next start. */
function rotate(keyring: Keyring, owner: string): Outcome<Json, Problem> {
  if (!keyring.owned.some((one) => one.owner === owner))
    return fail(problemOf('refused', { detail: `${owner}: ${[...owners(keyring)].join(', ')}` }))
  const added = addKeyLine(keyring.dataFolder, newLine(keyring, owner))
  if (!added.ok) return added
  return succeed({ owner, file: added.value, next: restart })
}

const owners = ({ owned }: Keyring): ReadonlySet<string> => new Set(owned.map(({ owner }) => owner))

const restart = {
  zh: '重新启动服务后生效；各服务器要用同一份密钥文件。旧密钥所签的仍然有效，请把新公钥告诉核验方。',
  en: 'Takes effect when servers are started again; all of a deployment need the same file. What earlier keys signed stays valid; tell whoever verifies the new public key.',
}
