/** A file of an archive. Names are ASCII with `/` between folders, at most 100 characters. */
export interface ArchiveFile {
  readonly name: string
  readonly content: Buffer
}

const blockBytes = 512

/** Packs files into a tar archive (POSIX ustar) without owners or times: the same files give the same bytes. */
export const packTar = (files: readonly ArchiveFile[]): Buffer =>
  Buffer.concat([
    ...files.flatMap(({ name, content }) => [header(name, content.length), padded(content)]),
    end,
  ])

const end = Buffer.alloc(2 * blockBytes)

const padded = (content: Buffer): Buffer =>
  Buffer.concat([content, Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes)])

function header(name: string, size: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`a name that tar cannot hold: ${name}`)
  const block = Buffer.alloc(blockBytes)
  block.write(name, 0)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write(`${'0'.repeat(11)}\0`, 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\u000000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
