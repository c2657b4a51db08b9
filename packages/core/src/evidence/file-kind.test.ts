import { describe, expect, it } from 'vitest'
import { bytesToTell, type FileKind, fileKindOf, fileKinds } from './file-kind.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

const rows: readonly (readonly [FileKind, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n....'],
  ['jpeg', '\xff\xd8\xff\xe0..JFIF'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF....WEBPVP8 '],
  ['pdf', '%PDF-1.7'],
  ['zip', 'PK\x03\x04....'],
  ['zip', 'PK\x05\x06....'],
  ['gzip', '\x1f\x8b\x08'],
  ['bzip2', 'BZh9'],
  ['xz', '\xfd7zXZ\0'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07\x01'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['windows-program', 'MZ\x90\0'],
  ['elf', '\x7fELF\x02'],
  ['mach-o', '\xcf\xfa\xed\xfe'],
  ['mach-o', '\xce\xfa\xed\xfe'],
  ['java-class', '\xca\xfe\xba\xbe'],
  ['pcap', '\xd4\xc3\xb2\xa1'],
  ['pcap', '\xa1\xb2\xc3\xd4'],
  ['pcap', '\x4d\x3c\xb2\xa1'],
  ['pcapng', '\x0a\x0d\x0d\x0a\x1c'],
  ['evtx', 'ElfFile\0\0'],
  ['sqlite', 'SQLite format 3\0'],
  ['script', '#!/bin/sh\n'],
  ['html', '\xef\xbb\xbf  <!DOCTYPE HTML><p>'],
  ['html', '<script>alert(1)</script>'],
  ['xml', '<?xml version="1.0"?>'],
  ['xml', '<svg onload="alert(1)">'],
  ['text', '2026-11-24 10:00 GET /admin 200\n'],
  ['text', '\xe6\x97\xa5\xe5\xbf\x97'],
  ['unknown', '\0\x01\x02'],
  ['unknown', ''],
]

describe('what a file is, by its bytes', () => {
  it.each(rows)('%s: %j', (kind, beginning) => {
    expect(fileKindOf(bytes(beginning))).toBe(kind)
  })

  it('has a row above for every kind', () => {
    expect(new Set(rows.map(([kind]) => kind))).toEqual(new Set(fileKinds))
  })

  it('asks no more than the beginning', () => {
    const long = `${'a'.repeat(bytesToTell)}\0`
    expect(fileKindOf(bytes(long))).toBe('text')
    expect(fileKindOf(bytes(long.slice(1)))).toBe('unknown')
  })
})
