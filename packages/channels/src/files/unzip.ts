import { unzipSync } from 'fflate'
import { decodeText } from '../email/charsets.ts'
import { FileFault } from './file-fault.ts'

/** What a packed file may hold: a small file that unpacks to a huge one is an attack. */
const mostBytes = 64 * 1024 * 1024
const mostFiles = 2_000

/** The files of a zip whose names are wanted, unpacked. What says that it is larger than it may be is not unpacked. */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Buffer> {
  let total = 0
  let files = 0
  const unpacked = unpack(bytes, ({ name, originalSize }) => {
    if (!wanted(name)) return false
    total += originalSize
    files++
    if (total > mostBytes || files > mostFiles) throw new FileFault('too-large')
    return true
  })
  return new Map(Object.entries(unpacked).map(([name, content]) => [nameIn(name), Buffer.from(content)]))
}

function unpack(
  bytes: Uint8Array,
  filter: (file: { readonly name: string; readonly originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault('damaged')
  }
}

/** Chinese programs write names as GB18030 and do not say so; the library then takes each byte for a letter. */
const nameIn = (name: string): string =>
  [...name].every((letter) => letter <= '\xff') ? decodeText(Buffer.from(name, 'latin1')) : name
