import { decodeText } from '../email/charsets.ts'
import { htmlText } from '../email/html-text.ts'
import { FileFault, type UnreadFile } from './file-fault.ts'
import { pdfText } from './pdf-text.ts'
import { sheetText } from './sheet-text.ts'
import { unzip } from './unzip.ts'
import { wordText } from './word-text.ts'

/** One text that was read: of a body, or of a file that came along. */
export interface FileText {
  /** `body`, or the file's name. */
  readonly part: string
  readonly text: string
  readonly kind: 'plain' | 'html' | 'json' | 'table'
}

/** A file as it came along. */
export interface ComingFile {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

/** What was read of a file, or that it waits for a person. */
export interface FileReading {
  readonly texts: readonly FileText[]
  readonly unread: readonly UnreadFile[]
}

const largestFile = 20 * 1024 * 1024
const longestText = 2_000_000
const mostPacked = 50

/** Reads a file by what its name and its type say it is. Whatever goes wrong with it is its own affair. */
export async function readFileText(file: ComingFile): Promise<FileReading> {
  try {
    if (file.content.length > largestFile) throw new FileFault('too-large')
    if (isZip(file)) return await readPacked(file)
    const text = await textOf(file)
    if (text.text.trim() === '') throw new FileFault('no-text')
    return {
      texts: [{ part: file.name, kind: text.kind, text: text.text.slice(0, longestText) }],
      unread: [],
    }
  } catch (error) {
    const why = error instanceof FileFault ? error.why : 'damaged'
    const { name, type, content } = file
    return { texts: [], unread: [{ name, type, bytes: content.length, why }] }
  }
}

type Text = Omit<FileText, 'part'>
type Kind = readonly [sign: RegExp, read: (content: Buffer) => Promise<Text> | Text]

const plain = (text: string): Text => ({ kind: 'plain', text })
const table = (text: string): Text => ({ kind: 'table', text })

/** Matched against name and type, the name first: mail programs often call everything octet-stream. */
const kinds: readonly Kind[] = [
  [/\.json$|^application\/json/i, (content) => ({ kind: 'json', text: decodeText(content) })],
  [/\.html?$|^text\/html/i, (content) => ({ kind: 'html', text: htmlText(decodeText(content)) })],
  [
    /\.docx$|^application\/vnd\.openxmlformats-officedocument\.wordprocessingml/i,
    (content) => plain(wordText(content)),
  ],
  [
    /\.xlsx$|^application\/vnd\.openxmlformats-officedocument\.spreadsheetml/i,
    (content) => table(sheetText(content)),
  ],
  [/\.pdf$|^application\/pdf/i, async (content) => plain(await pdfText(content))],
  [/\.(?:csv|tsv)$/i, (content) => table(decodeText(content))],
  [/\.(?:txt|md|log)$|^text\/(?:plain|rfc822-headers)/i, (content) => plain(decodeText(content))],
]

async function textOf({ name, type, content }: ComingFile): Promise<Text> {
  // Encrypted for somebody whose key is not here.
  if (/^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted)/i.test(type)) throw new FileFault('locked')
  const kind = kinds.find(([sign]) => sign.test(name)) ?? kinds.find(([sign]) => sign.test(type))
  if (kind === undefined) throw new FileFault('kind-not-read')
  return kind[1](content)
}

const isZip = ({ name, type }: ComingFile): boolean =>
  /\.zip$/i.test(name) || /^application\/(?:x-)?zip/i.test(type)

/** The files in a packed one, one level deep. */
async function readPacked(file: ComingFile): Promise<FileReading> {
  const packed = [...unzip(file.content, (name) => !name.endsWith('/'))]
  if (packed.length > mostPacked) throw new FileFault('too-large')
  const inner = packed.map(([name, content]) => ({ name: `${file.name}/${name}`, type: '', content }))
  const read = await Promise.all(inner.filter((one) => !isZip(one)).map(readFileText))
  const deeper = inner
    .filter(isZip)
    .map(({ name, content }) => ({ name, type: '', bytes: content.length, why: 'kind-not-read' as const }))
  return {
    texts: read.flatMap(({ texts }) => texts),
    unread: [...read.flatMap(({ unread }) => unread), ...deeper],
  }
}
