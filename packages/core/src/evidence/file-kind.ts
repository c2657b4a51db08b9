/** What a file can be recognised as, by its first bytes. */
export const fileKinds = [
  'png',
  'jpeg',
  'gif',
  'webp',
  'pdf',
  'zip',
  'gzip',
  'bzip2',
  'xz',
  '7z',
  'rar',
  'ole',
  'windows-program',
  'elf',
  'mach-o',
  'java-class',
  'pcap',
  'pcapng',
  'evtx',
  'sqlite',
  'script',
  'html',
  'xml',
  'text',
  'unknown',
] as const
export type FileKind = (typeof fileKinds)[number]

/** Kinds that run when somebody opens them. */
export const runningKinds: ReadonlySet<FileKind> = new Set([
  'windows-program',
  'elf',
  'mach-o',
  'java-class',
  'script',
])

interface Mark {
  readonly kind: FileKind
  /** Bytes as text, one character a byte. */
  readonly bytes: string
  readonly at?: number
}

/** The beginnings that say what a file is. The first that fits counts. */
const marks: readonly Mark[] = [
  { kind: 'png', bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'jpeg', bytes: '\xff\xd8\xff' },
  { kind: 'gif', bytes: 'GIF8' },
  { kind: 'webp', bytes: 'WEBP', at: 8 },
  { kind: 'pdf', bytes: '%PDF-' },
  { kind: 'zip', bytes: 'PK\x03\x04' },
  { kind: 'zip', bytes: 'PK\x05\x06' },
  { kind: 'gzip', bytes: '\x1f\x8b' },
  { kind: 'bzip2', bytes: 'BZh' },
  { kind: 'xz', bytes: '\xfd7zXZ\0' },
  { kind: '7z', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'rar', bytes: 'Rar!\x1a\x07' },
  { kind: 'ole', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'windows-program', bytes: 'MZ' },
  { kind: 'elf', bytes: '\x7fELF' },
  { kind: 'mach-o', bytes: '\xcf\xfa\xed\xfe' },
  { kind: 'mach-o', bytes: '\xce\xfa\xed\xfe' },
  { kind: 'java-class', bytes: '\xca\xfe\xba\xbe' },
  { kind: 'pcap', bytes: '\xd4\xc3\xb2\xa1' },
  { kind: 'pcap', bytes: '\xa1\xb2\xc3\xd4' },
  { kind: 'pcap', bytes: '\x4d\x3c\xb2\xa1' },
  { kind: 'pcapng', bytes: '\x0a\x0d\x0d\x0a' },
  { kind: 'evtx', bytes: 'ElfFile\0' },
  { kind: 'sqlite', bytes: 'SQLite format 3\0' },
  { kind: 'script', bytes: '#!' },
]

/** How many bytes from the beginning are enough to tell. */
export const bytesToTell = 512

/** Tells what a file is by its first bytes; its name and what its sender calls it are not asked. */
export function fileKindOf(beginning: Uint8Array): FileKind {
  const start = latin(beginning.subarray(0, bytesToTell))
  const known = marks.find(({ bytes, at = 0 }) => start.startsWith(bytes, at))
  if (known !== undefined) return known.kind
  return isText(start) ? markupOf(start) : 'unknown'
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

/** Whether it holds none of the control characters that text has no use for. Wide encodings count as unknown. */
const isText = (start: string): boolean => {
  for (const character of start) {
    const code = character.charCodeAt(0)
    if (code < 0x20 && !'\t\n\r\f\x1b'.includes(character)) return false
  }
  return start !== ''
}

function markupOf(start: string): FileKind {
  const begins = start
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (/^(?:<!doctype html|<html|<head|<body|<script|<iframe)/.test(begins)) return 'html'
  return begins.startsWith('<?xml') || begins.startsWith('<svg') ? 'xml' : 'text'
}
