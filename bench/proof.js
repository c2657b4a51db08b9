// How many receipts are signed and checked in a second, on one thread, with each set of algorithms; how large and how
// fast the proof of one event in a million is. Build first: `npm run build && node bench/proof.js`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkReceipt,
  includes,
  inclusionProof,
  leafHash,
  newPrivateKey,
  openLedgerFolder,
  signatureAlgorithms,
  signerFrom,
  signReceipt,
} from '@fengsui/proof'

const receipts = 2_000
const events = 1_000_000
const proofs = 2_000

const entries = (/** @type {number} */ start) =>
  Array.from({ length: 1_000 }, (_, index) => entry(start + index))
const entry = (/** @type {number} */ index) =>
  `{"alg":"sha-256","case":"01a20f49-2e81-740c-9dbe-96d3b176bd32","hash":"${'ab'.repeat(32)}","id":"01a20f49-2e81-740c-9dbe-${String(index).padStart(12, '0')}","recordedAt":"2026-03-02T04:00:04.000Z","seq":1}`
const seconds = (/** @type {number} */ since) => ((performance.now() - since) / 1000).toFixed(2)
const ms = (/** @type {number | undefined} */ value) => (value ?? 0).toFixed(3)

for (const alg of signatureAlgorithms) measureReceipts(alg)
await measureProofs()

function measureReceipts(/** @type {import('@fengsui/proof').SignatureAlgorithm} */ alg) {
  const made = signerFrom(alg, newPrivateKey(alg))
  if (!made.ok) throw new Error(made.failure)
  const signer = made.value
  const statement = {
    number: '2631415926535887',
    receivedAt: '2026-03-02T12:00:04+08:00',
    digest: `sha-256:${'ab'.repeat(32)}`,
    desk: { id: 'cn-210000', name: '辽宁省互联网信息办公室' },
    channel: 'website',
    kind: 'initial',
  }
  const keys = [{ owner: 'cn-210000', since: '', key: signer.publicKey }]
  const signed = signReceipt(statement, signer)
  const signing = perSecond(() => signReceipt(statement, signer))
  const checking = perSecond(() => {
    if (checkReceipt(signed, keys) !== 'valid') throw new Error('a good receipt was refused')
  })
  const bytes = Buffer.byteLength(JSON.stringify(signed))
  console.log(
    `${alg}: ${signing} receipts signed a second, ${checking} checked; a receipt has ${bytes} bytes`,
  )
}

function perSecond(/** @type {() => unknown} */ work) {
  for (let warm = 0; warm < receipts / 10; warm++) work()
  const begin = performance.now()
  for (let round = 0; round < receipts; round++) work()
  return Math.round(receipts / ((performance.now() - begin) / 1000))
}

async function measureProofs() {
  const folder = mkdtempSync(join(tmpdir(), 'fengsui-bench-'))
  try {
    const ledger = await openLedgerFolder(folder, 'sha-256')
    const building = performance.now()
    for (let start = 0; start < events; start += 1_000) await ledger.append(entries(start))
    console.log(`${events} events into the ledger: ${seconds(building)} s, synced after each thousand`)
    const root = ledger.root()
    const times = new Float64Array(proofs)
    let steps = 0
    for (let round = 0; round < proofs; round++) {
      const index = Math.floor((round * 7_919_973) % events)
      const begin = performance.now()
      const path = inclusionProof('sha-256', ledger.read, { index, size: events })
      times[round] = performance.now() - begin
      steps = Math.max(steps, path.length)
      const leaf = leafHash('sha-256', entry(index))
      if (!includes('sha-256', { index, size: events, leaf, root, path })) throw new Error('a bad proof')
    }
    times.sort()
    console.log(
      `proof of 1 of ${events}: ${steps} hashes, ${steps * 32} bytes; p50 ${ms(times[proofs / 2])} ms, p99 ${ms(times[Math.floor(proofs * 0.99)])} ms`,
    )
    await ledger.close()
    const opening = performance.now()
    await (await openLedgerFolder(folder, 'sha-256')).close()
    console.log(`opening that ledger again: ${seconds(opening)} s`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
