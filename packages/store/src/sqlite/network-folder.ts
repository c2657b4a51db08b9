import { statfsSync } from 'node:fs'

/** File systems of Linux on which locks and waits for the disk are another machine's promise, by their magic number. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x00c36400, 'Ceph'],
  [0x6b414653, 'AFS'],
  [0x013661, 'GFS'],
  [0x0bd00bd0, 'Lustre'],
])

/** Name of the network file system with this magic number, if it is one. */
export const networkFileSystem = (type: number): string | undefined => networkTypes.get(type)

/** The network file system a folder is on; undefined on a disk of this machine. */
export const networkOf = (folder: string): string | undefined =>
  process.platform === 'linux' ? networkFileSystem(statfsSync(folder).type >>> 0) : undefined
