import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Owned, type PublicKey, parsePublicKeys } from '@fengsui/proof'
import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import type { Services } from '../services.ts'
import { publishedKeys } from './receipt-routes.ts'
import { checkerPath } from './signed-copy.ts'

const read = (name: string): string =>
  readFileSync(fileURLToPath(import.meta.resolve(`@fengsui/proof/page/${name}`)), 'utf8')

/** The page that checks receipts without a server, as one file that knows the keys given. */
function checkerPage(keys: readonly Owned<PublicKey>[]): string {
  const known = keys.map(({ owner, key }) => ({
    owner,
    alg: key.alg,
    publicKey: key.raw.toString('base64'),
  }))
  // Replaced by functions: a `$` in what is put in must stay a `$`.
  return read('verify.html')
    .replace('>[]<', () => `>${JSON.stringify(known).replaceAll('<', '\\u003c')}<`)
    .replace('/*scripts*/', () => `\n${read('signatures.js')}\n${read('verify.js')}`)
}

/** Offers the page as a file to keep: it is opened from the disk, not from here. */
export const checkerRoutes = (services: Services): Hono<Env> =>
  new Hono<Env>().get(checkerPath, async (c) => {
    const keys = parsePublicKeys(await publishedKeys(services))
    if (!keys.ok) throw new Error(`a published key cannot be read: ${keys.failure.fault}`)
    return c.body(checkerPage(keys.value), 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'attachment; filename="fengsui-verify.html"',
    })
  })
