/** One line's bytes, or the news that it was larger than a line may be. */
export type Line = { readonly bytes: Uint8Array } | 'too-large'

const newline = 0x0a

/**
 * Cuts a stream of bytes into lines without decoding them, so that one broken line spoils no other. A line that
 * grows past `largest` bytes is dropped while it is read: memory stays bounded whatever comes in.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, largest: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let size = 0
  const add = (part: Uint8Array): void => {
    size += part.length
    if (size <= largest) parts.push(part)
    else parts = []
  }
  const take = (): Line => {
    const line: Line = size > largest ? 'too-large' : { bytes: Buffer.concat(parts) }
    parts = []
    size = 0
    return line
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, end))
      yield take()
      from = end + 1
    }
    add(chunk.subarray(from))
  }
  if (size > 0) yield take()
}
