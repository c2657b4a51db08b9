import { formatInstant, type Json, type Language } from '@fengsui/core'
import { renderProofIndex } from '@fengsui/pages'
import { inclusionProof, openCheckpoint, type PackageParts, packCase, publicKeyLine } from '@fengsui/proof'
import { instruments } from '@fengsui/regulations'
import type { CaseFile } from '../cases/case-file.ts'
import type { Services } from '../services.ts'
import type { Ledger } from './ledger.ts'

/** Whose case, for whom, and what of it they may see. */
export interface PackageRequest {
  readonly file: CaseFile
  readonly organisation: string
  readonly language: Language
  /** Originals name people: they go only to those who may see the case itself. */
  readonly withOriginals: boolean
}

/** Packs all that proves a case; undefined while the ledger has no checkpoint. */
export async function casePackage(
  services: Services,
  ledger: Ledger,
  request: PackageRequest,
): Promise<Buffer | undefined> {
  // What was committed a moment ago gets its place first.
  await ledger.advance()
  const proved = await proofsOf(services, ledger, request.file)
  if (proved === undefined) return undefined
  const { file } = request
  const numbers = file.state.reports.map(({ number }) => number)
  const receipts = await receiptsOf(services, numbers)
  const originals = request.withOriginals ? await originalsOf(services, file) : []
  const madeAt = formatInstant(services.now())
  const parts = {
    ...proved,
    receipts,
    originals,
    rules: await rulesOf(services, file),
    madeAt,
    events: file.records,
    case: file.id,
  }
  return packCase({ ...parts, keys: keysOf(services, receipts), index: indexOf(services, request, parts) })
}

type Proved = Pick<PackageParts, 'proofs' | 'checkpoint'>

async function proofsOf(
  { store, signingKeys }: Services,
  { alg, folder }: Ledger,
  file: CaseFile,
): Promise<Proved | undefined> {
  const checkpoint = folder.lastCheckpoint()
  const keys = signingKeys.publicKeys('ledger').map(({ key }) => key)
  const opened = checkpoint === undefined ? undefined : openCheckpoint(checkpoint, keys)
  if (checkpoint === undefined || opened?.ok !== true) return undefined
  const { size } = opened.value
  const places = [...(await store.placesOf(file.id))].filter(([, place]) => place < size)
  const proofs = places
    .map(([event, place]) => ({
      event,
      place,
      path: inclusionProof(alg, folder.read, { index: place, size }),
    }))
    .sort((a, b) => a.place - b.place)
  return { checkpoint, proofs }
}

async function receiptsOf(
  { store }: Services,
  numbers: readonly string[],
): Promise<PackageParts['receipts']> {
  const found = await Promise.all(numbers.map((number) => store.findReceipt(number)))
  return found.flatMap((receipt) =>
    receipt?.signed === undefined ? [] : [{ number: receipt.number, text: receipt.signed }],
  )
}

/** The submissions as they were received; none where the key of the case was destroyed. */
async function originalsOf({ privacy, store }: Services, file: CaseFile): Promise<PackageParts['originals']> {
  const originals: { number: string; text: string }[] = []
  for (const event of file.events) {
    if (event.type !== 'report.received' || event.private === undefined) continue
    const opened = (await privacy.open(store, file.id, event.private)) as
      | { readonly original?: Json }
      | undefined
    if (opened?.original !== undefined)
      originals.push({ number: event.data.number, text: JSON.stringify(opened.original) })
  }
  return originals
}

/** The rules each event was decided under, each text once, as it was recorded when it came into use. */
async function rulesOf({ store }: Services, file: CaseFile): Promise<PackageParts['rules']> {
  const versions = file.records.flatMap(({ rules }) =>
    rules === undefined ? [] : [rules, ...(rules.beside ?? [])],
  )
  const applied = new Map(versions.map((one) => [`${one.instrument} ${one.digest ?? one.version}`, one]))
  const found = await Promise.all(
    [...applied.values()].map(async ({ instrument, version, digest }) => {
      const text = digest === undefined ? builtIn(instrument, version) : await store.ruleLoads.text(digest)
      return { instrument, version, digest, text }
    }),
  )
  return found.flatMap(({ instrument, version, digest = '', text }, index) => {
    if (text === undefined) return []
    const isSecond =
      found.findIndex((one) => one.instrument === instrument && one.version === version) < index
    // A version whose text changed is told apart by its digest.
    const name = isSecond ? `${version}+${digest.slice(0, 8)}` : version
    return [{ instrument, version: name, data: JSON.parse(text) as Json }]
  })
}

/** What stands for a version of the time before texts were recorded: the program's own, if it still has it. */
function builtIn(id: string, version: string): string | undefined {
  const found = instruments.find((one) => one.id === id && one.version === version)
  return found === undefined ? undefined : JSON.stringify(found)
}

function keysOf({ signingKeys }: Services, receipts: PackageParts['receipts']): string {
  const desks = receipts.map(
    ({ text }) => (JSON.parse(text) as { readonly desk: { readonly id: string } }).desk.id,
  )
  return ['ledger', ...new Set(desks)]
    .flatMap((owner) => signingKeys.publicKeys(owner))
    .map(publicKeyLine)
    .join('')
}

const indexOf = (
  { law }: Services,
  { file, organisation, language }: PackageRequest,
  { receipts, originals, madeAt }: Pick<PackageParts, 'receipts' | 'originals' | 'madeAt'>,
): string =>
  renderProofIndex({
    law,
    language,
    organisation,
    title: file.state.title || file.state.unit,
    id: file.id,
    madeAt,
    records: file.records,
    events: file.events,
    receipts: receipts.map(({ number }) => number),
    originals: originals.map(({ number }) => number),
  })
