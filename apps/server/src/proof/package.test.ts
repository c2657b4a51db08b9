import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { namedDigest } from '@fengsui/proof'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf } from '../api/client.fixture.ts'
import { demoPassword, signIn } from '../web/browser.fixture.ts'

const checker = fileURLToPath(new URL('../../../../docs/check_package.py', import.meta.url))
const missing = lacks('Python 3', findProgram('python3')) || lacks('tar', findProgram('tar'))

describe.skipIf(missing).each(['international', 'sm'])('a proof package under the %s set', (suite) => {
  let folder: TemporaryFolder
  let server: ServerProcess
  const path = (name: string): string => join(folder.path, name)
  const check = (archive: string, ...more: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync('python3', [checker, archive, ...more], { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  beforeAll(async () => {
    folder = temporaryFolder()
    server = await startServer({ data: path('data'), env: { FENGSUI_CRYPTO: suite } })
    const browser = await signIn(server.url, 'zhoumin', demoPassword(path('data'), 'zhoumin'))
    const page = await (await browser.get('/desk')).text()
    const id = /href="\/desk\/([0-9a-f-]+)"/.exec(page)?.[1]
    const answer = await browser.get(`/cases/${id}/proof`)
    expect(answer.headers.get('content-type')).toBe('application/x-tar')
    writeFileSync(path('case.tar'), Buffer.from(await answer.arrayBuffer()))
    writeFileSync(path('keys.txt'), (await clientOf(server.url).get('/api/v1/keys')).body)
    mkdirSync(path('open'))
    execFileSync('tar', ['-xf', path('case.tar'), '-C', path('open')])
  })
  afterAll(async () => {
    await server.stop()
    folder.remove()
  })

  it('holds events, proofs, checkpoint, keys, receipts, originals, rules and a page for people', () => {
    expect(readdirSync(path('open')).sort()).toEqual([
      'checkpoint.txt',
      'events.jsonl',
      'index.html',
      'keys.txt',
      'ledger.jsonl',
      'manifest.json',
      'originals',
      'receipts',
      'rules',
    ])
    expect(readdirSync(path('open/originals'))).toEqual(readdirSync(path('open/receipts')))
    expect(readFileSync(path('open/index.html'), 'utf8')).toContain('<table>')
    expect(readdirSync(path('open/rules'))).toEqual(['cn-cac-2025@1.json'])
  })

  it('is found whole by the independent checker, and with keys obtained elsewhere confirmed', () => {
    expect(check(path('case.tar'))).toMatchObject({
      status: 0,
      said: expect.stringContaining('NOT confirmed'),
    })
    const confirmed = check(path('case.tar'), '--keys', path('keys.txt'))
    expect(confirmed).toEqual({
      status: 0,
      said: expect.stringMatching(/^whole: case .* keys obtained elsewhere\n$/),
    })
  })

  let forgeries = 0
  /** Opens the package, changes one file as a forger would, with a manifest that fits, and packs it again. */
  function forged(name: string, change: (text: string) => string): string {
    const opened = path(`forged-${++forgeries}`)
    mkdirSync(opened)
    execFileSync('tar', ['-xf', path('case.tar'), '-C', opened])
    const before = readFileSync(join(opened, name), 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(join(opened, name), after)
    const manifest = JSON.parse(readFileSync(join(opened, 'manifest.json'), 'utf8'))
    manifest.files[name] = namedDigest('sha-256', after)
    writeFileSync(join(opened, 'manifest.json'), JSON.stringify(manifest))
    execFileSync('tar', ['-cf', `${opened}.tar`, '-C', opened, ...readdirSync(opened)])
    return `${opened}.tar`
  }

  it.each([
    [
      'an event',
      'events.jsonl',
      (text: string) => text.replace('"kind":"system"', '"kind":"public"'),
      'its hash does not fit',
    ],
    ['a missing event', 'events.jsonl', (text: string) => text.replace(/^.*\n/, ''), 'not in the chain'],
    [
      'a place in the ledger',
      'ledger.jsonl',
      (text: string) => text.replace(/"place":\d+/, '"place":0'),
      'not in the signed ledger',
    ],
    [
      'a proof that is missing',
      'ledger.jsonl',
      (text: string) => text.replace(/^.*\n/, ''),
      'no place in the ledger',
    ],
    [
      'the checkpoint',
      'checkpoint.txt',
      (text: string) => text.replace(/\nat \d/, '\nat 1'),
      'the checkpoint is not signed',
    ],
  ])('is not whole with %s altered', (_, name, change, said) => {
    const found = check(forged(name, change))
    expect(found.status).toBe(1)
    expect(found.said).toContain(said)
  })

  it('is not whole with a receipt or an original altered, or a file added', () => {
    const [number] = readdirSync(path('open/receipts'))
    const receipt = check(
      forged(`receipts/${number}`, (text) => text.replace(/"channel":"[a-z]+"/, '"channel":"fax"')),
    )
    expect(receipt.said).toContain('not signed by its desk')
    const original = check(
      forged(`originals/${number}`, (text) => text.replace('"kind":', '"remark":1,"kind":')),
    )
    expect(original.said).toContain('not what the receipt was given for')
    writeFileSync(path('open/more.txt'), 'more')
    execFileSync('tar', ['-cf', path('more.tar'), '-C', path('open'), ...readdirSync(path('open'))])
    expect(check(path('more.tar')).said).toContain('more.txt: altered, missing or added')
  })

  it('is not whole under keys that are not the ledger’s', () => {
    writeFileSync(path('others.txt'), readFileSync(path('keys.txt'), 'utf8').replace(/^ledger .*\n/gm, ''))
    const found = check(path('case.tar'), '--keys', path('others.txt'))
    expect(found).toMatchObject({ status: 1, said: expect.stringContaining('the checkpoint is not signed') })
  })
})

describe('the independent checker', () => {
  it('is short enough to be read', () => {
    expect(readFileSync(checker, 'utf8').split('\n').length - 1).toBeLessThanOrEqual(200)
  })
})
