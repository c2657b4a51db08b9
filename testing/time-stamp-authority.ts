import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { temporaryFolder } from './temporary-folder.ts'

/** A time-stamping authority of a test's own: `openssl ts` behind HTTP on the loopback address. */
export interface TimeStampAuthority {
  readonly url: string
  /** PEM of the authority that issued its certificate, and where that file lies. */
  readonly ca: string
  readonly caFile: string
  /** Delivery keys of the requests it answered. */
  readonly answered: readonly string[]
  /** Answers with `openssl ts -reply`, or with what a test wants instead; undefined: not at all. */
  answerWith(answer: (query: Buffer) => Promise<AuthorityAnswer | undefined>): void
  reply(query: Buffer): Promise<Buffer>
  hangUp(): Promise<void>
  remove(): Promise<void>
}

export interface AuthorityAnswer {
  readonly status: number
  readonly body: Buffer
}

export type AuthorityKey = 'rsa' | 'ec'

/** Makes a certificate authority, a certificate for time stamps under it, and serves. */
export async function startTimeStampAuthority(key: AuthorityKey = 'rsa'): Promise<TimeStampAuthority> {
  const folder = temporaryFolder()
  const path = (name: string): string => join(folder.path, name)
  makeCertificates(folder.path, key)
  const reply = async (query: Buffer): Promise<Buffer> => {
    const name = `${process.hrtime.bigint()}`
    writeFileSync(path(name), query)
    const args = ['ts', '-reply', '-config', 'ts.cnf', '-queryfile', name, '-out', `${name}.tsr`]
    await promisify(execFile)('openssl', args, { cwd: folder.path })
    return readFileSync(path(`${name}.tsr`))
  }
  const usual = async (query: Buffer): Promise<AuthorityAnswer> => ({ status: 200, body: await reply(query) })
  let answer: (query: Buffer) => Promise<AuthorityAnswer | undefined> = usual
  const answered: string[] = []
  const server = createServer(async (request, response) => {
    const query = await buffer(request)
    const given = await answer(query)
    if (given === undefined) return
    if (given.status === 200) answered.push(String(request.headers['idempotency-key'] ?? ''))
    response.writeHead(given.status, { 'content-type': 'application/timestamp-reply' }).end(given.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hangUp = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    ca: readFileSync(path('ca.pem'), 'utf8'),
    caFile: path('ca.pem'),
    answered,
    answerWith: (other) => {
      answer = other
    },
    reply,
    hangUp,
    async remove() {
      await hangUp()
      folder.remove()
    },
  }
}

const keyArguments: Readonly<Record<AuthorityKey, readonly string[]>> = {
  rsa: ['-newkey', 'rsa:2048'],
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
}

function makeCertificates(folder: string, key: AuthorityKey): void {
  mkdirSync(folder, { recursive: true })
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  }
  const made = ['-nodes', '-sha256', ...keyArguments[key]]
  openssl(
    'req',
    '-x509',
    ...made,
    '-subj',
    '/CN=Test CA',
    '-days',
    '30',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
  )
  openssl('req', ...made, '-subj', '/O=Test/CN=Test TSA', '-keyout', 'tsa.key', '-out', 'tsa.csr')
  writeFileSync(
    join(folder, 'tsa.ext'),
    'extendedKeyUsage=critical,timeStamping\nkeyUsage=digitalSignature\n',
  )
  const issued = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-sha256']
  openssl('x509', '-req', '-in', 'tsa.csr', ...issued, '-extfile', 'tsa.ext', '-out', 'tsa.pem')
  writeFileSync(join(folder, 'serial'), '01\n')
  writeFileSync(join(folder, 'ts.cnf'), settings)
}

const settings = `[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sm3
accuracy = secs:1
ess_cert_id_alg = sha256
`
