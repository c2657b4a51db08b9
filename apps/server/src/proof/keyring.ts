import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, formatInstant, type Localized, type Outcome, succeed } from '@fengsui/core'
import type { CryptoSuite, Owned, PublicKey } from '@fengsui/proof'
import { openStore } from '@fengsui/store'
import type { Config } from '../config.ts'
import { contactsOwner, openContactIndex } from '../personal/contact-index.ts'
import { openSecrets } from '../secrets.ts'
import { openSigningKeys, readAddedKeys, type SigningKeys } from './signing-keys.ts'

/** A key as people look at it: nothing secret. */
export interface ShownKey {
  readonly owner: string
  readonly alg: string
  readonly id: string
  readonly since: string
  /** Whether it makes what is new, or is kept for what it made. */
  readonly use: 'new' | 'kept'
}

/** Every key of a deployment. */
export interface Keyring {
  readonly dataFolder: string
  readonly suite: CryptoSuite
  readonly owned: readonly ShownKey[]
  readonly published: readonly Owned<PublicKey>[]
}

/** Opens the keys a server would work with here. Without a database that can be opened, those of the ledger and of contacts. */
export async function openKeyring(config: Config): Promise<Outcome<Keyring, Localized>> {
  const { dataFolder, suite } = config
  if (!existsSync(join(dataFolder, 'server.key')) && config.serverKey === undefined) return fail(noKey)
  const { since, desks } = await knownTo(config)
  const secrets = openSecrets(dataFolder, config.serverKey)
  const added = readAddedKeys(dataFolder, config.signingKeys)
  const signing = openSigningKeys({ secrets, suite, since, added: added.signers })
  const owners = [...new Set(['ledger', ...desks, ...added.signers.map(({ owner }) => owner)])]
  const published = owners.flatMap((owner) => signing.publicKeys(owner))
  const contacts = openContactIndex(secrets, suite, added.macKeys)
  return succeed({
    ...{ dataFolder, suite, published },
    owned: [
      ...published.map((one) => shown(one, signing)),
      ...contacts.keys.map(({ alg, id }) => ({
        ...{ owner: contactsOwner, alg, id },
        since: added.macKeys.find(({ key }) => key.id === id)?.since ?? since,
        use: id === contacts.key ? ('new' as const) : ('kept' as const),
      })),
    ],
  })
}

const shown = ({ owner, since, key }: Owned<PublicKey>, signing: SigningKeys): ShownKey => ({
  ...{ owner, since, alg: key.alg, id: key.id },
  use: signing.signer(owner).publicKey.id === key.id ? 'new' : 'kept',
})

interface Known {
  readonly since: string
  readonly desks: readonly string[]
}

/** When the deployment began, and whose keys there are. A server that runs holds the embedded database: then nobody knows. */
async function knownTo({ dataFolder: folder, databaseUrl }: Config): Promise<Known> {
  const unknown = { since: '-', desks: [] }
  const opened = await openStore({ folder, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
  if (!opened.ok) return unknown
  try {
    const desks = (await opened.value.organisations('authority')).map(({ id }) => id)
    const now = formatInstant({ ms: Date.now(), offset: 0 })
    return { since: await opened.value.agree('first start', now), desks }
  } finally {
    await opened.value.close()
  }
}

const noKey: Localized = {
  zh: '还没有 server.key：首次启动会建，也可以用 FENGSUI_SERVER_KEY 给出。',
  en: 'There is no server.key yet: the first start makes it, or FENGSUI_SERVER_KEY gives it.',
}
