import { Readable } from 'node:stream'
import type { Services } from '../services.ts'
import { type OpenItem, objectOf } from './held-items.ts'
import { readObject } from './sealed-object.ts'

/**
 * The bytes of an item as a download that no browser shows or runs: a neutral name and type, nothing to guess, no
 * origin. Bytes that were altered break it off; its length tells that it is not whole.
 */
export function sendItem({ store }: Services, item: OpenItem): Response {
  const { digest, size } = item.held
  const name = digest.slice(digest.indexOf(':') + 1).slice(0, 16)
  const bytes = Readable.from(readObject(store.evidence, objectOf(item)), { objectMode: false })
  return new Response(Readable.toWeb(bytes) as ReadableStream, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition': `attachment; filename="evidence-${name}.bin"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}
