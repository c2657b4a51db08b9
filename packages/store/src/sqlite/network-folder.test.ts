import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { networkFileSystem, networkOf } from './network-folder.ts'

describe('the folder of an embedded database', () => {
  it.each([
    [0x6969, 'NFS'],
    [0xfe534d42, 'SMB'],
    [0xef53, undefined], // ext4
    [0x01021994, undefined], // tmpfs
    [0x58465342, undefined], // xfs
    [0x9123683e, undefined], // btrfs
    [0x794c7630, undefined], // overlay
  ])('on a file system of type %i is on %s', (type, network) => {
    expect(networkFileSystem(type)).toBe(network)
  })

  it('of this machine is on none', () => {
    expect(networkOf(tmpdir())).toBeUndefined()
  })
})
