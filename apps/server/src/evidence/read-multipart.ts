import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { evidenceLimits, fail, type Outcome, succeed } from '@fengsui/core'
import { StoreAway } from '@fengsui/store'
import type { ProblemCode } from '../http/problem-response.ts'
import type { EvidenceFault } from './evidence-fault.ts'
import { discardItems, type StagedItem, type StagingPlace, stageItem } from './staged-item.ts'

/** A form with files, read to its end: the items are on the disk, and belong to no case yet. */
export interface PostedFiles {
  readonly fields: URLSearchParams
  readonly items: readonly StagedItem[]
  readonly faults: readonly EvidenceFault[]
}

/** The field that takes evidence; every other part is text. */
const evidenceField = 'evidence'
const largestText: number = 1024 * 1024

/** Whether a request carries files. */
export const isMultipart = (request: Request): boolean =>
  /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')

/**
 * Reads a form with files as it streams. `mayStore` is asked before each file with the fields that came before it: what
 * it refuses is read past and not kept.
 */
export async function readMultipart(
  services: StagingPlace,
  request: Request,
  mayStore: (fields: URLSearchParams) => boolean,
): Promise<Outcome<PostedFiles, ProblemCode>> {
  if (request.body === null) return fail('bad-syntax')
  const reading = new Reading(services, mayStore)
  try {
    const parser = parserFor(request)
    reading.listen(parser)
    await pipeline(Readable.fromWeb(request.body as ReadableStream), parser)
    return await reading.finish()
  } catch (error) {
    await reading.abandon(error)
    if (error instanceof StoreAway) throw error
    return fail('bad-syntax')
  }
}

const parserFor = (request: Request): BusboyInstance =>
  new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    // A part that says so itself is no file elsewhere: browsers name even a text so.
    isPartAFile: (field) => field === evidenceField,
    limits: {
      fieldSize: largestText,
      fields: 1_000,
      // One more than is taken, so that what is too much is seen and named.
      files: evidenceLimits.mostAtOnce + 1,
      fileSize: evidenceLimits.largestBytes + 1,
      headerPairs: 20,
    },
  })

class Reading {
  private readonly services: StagingPlace
  private readonly mayStore: (fields: URLSearchParams) => boolean
  private readonly fields = new URLSearchParams()
  /** In the order the files came: it is part of what was submitted. */
  private readonly staging: Promise<StagedItem | undefined>[] = []
  private readonly open = new Set<BusboyFileStream>()
  private readonly faults: EvidenceFault[] = []
  private problem: ProblemCode | undefined
  private textBytes = 0

  constructor(services: StagingPlace, mayStore: (fields: URLSearchParams) => boolean) {
    this.services = services
    this.mayStore = mayStore
  }

  listen(parser: BusboyInstance): void {
    parser.on('field', (name, value, _nameTruncated, truncated) => this.addField({ name, value, truncated }))
    parser.on('file', (_field, stream, name) => this.addFile(stream, name ?? ''))
    parser.on('fieldsLimit', () => {
      this.problem ??= 'too-large'
    })
  }

  async finish(): Promise<Outcome<PostedFiles, ProblemCode>> {
    const items = (await Promise.all(this.staging)).filter((item) => item !== undefined)
    const { fields, faults, problem } = this
    if (problem === undefined) return succeed({ fields, items, faults })
    await discardItems(this.services, items)
    return fail(problem)
  }

  /** Ends what is under way, and leaves nothing behind. */
  async abandon(error: unknown): Promise<void> {
    for (const stream of this.open) stream.destroy(error instanceof Error ? error : new Error(String(error)))
    const settled = await Promise.allSettled(this.staging)
    const items = settled.flatMap((one) => (one.status === 'fulfilled' ? (one.value ?? []) : []))
    await discardItems(this.services, items).catch(() => undefined)
  }

  private addField({ name, value, truncated }: Field): void {
    this.textBytes += Buffer.byteLength(value)
    if (truncated || this.textBytes > largestText) this.problem ??= 'too-large'
    // What was not UTF-8 was replaced, and what was typed is never changed.
    else if (value.includes('\ufffd')) this.problem ??= 'bad-encoding'
    else this.fields.append(name, value)
  }

  private addFile(stream: BusboyFileStream, name: string): void {
    const taken = this.staging.length < evidenceLimits.mostAtOnce
    if (this.problem === undefined && taken && this.mayStore(this.fields)) {
      this.open.add(stream)
      const staged = this.stage(stream, name)
      // Looked at in the end; until then a failure is nobody's.
      staged.catch(() => undefined)
      this.staging.push(staged)
      return
    }
    const code = taken ? 'secret-first' : 'too-many'
    // Without a chosen file browsers send an empty part without a name.
    if (name !== '' && !this.faults.some((one) => one.code === code)) this.faults.push({ code })
    stream.on('error', () => undefined)
    stream.resume()
  }

  private async stage(stream: BusboyFileStream, name: string): Promise<StagedItem | undefined> {
    try {
      const staged = await stageItem(this.services, stream.iterator({ destroyOnReturn: false }), name)
      if (staged.ok) return staged.value
      if (name !== '') this.faults.push({ code: staged.failure, name })
    } catch (error) {
      // The rest of it is read past, so that the parser comes to its end.
      stream.resume()
      if (!(error instanceof StoreAway)) throw error
      if (!this.faults.some(({ code }) => code === 'away')) this.faults.push({ code: 'away' })
    } finally {
      this.open.delete(stream)
    }
    return undefined
  }
}

interface Field {
  readonly name: string
  readonly value: string
  readonly truncated: boolean
}
