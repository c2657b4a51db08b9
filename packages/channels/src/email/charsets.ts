import iconv from 'iconv-lite'

const mislabelled =
  /((?:charset\s*=\s*["']?|=\?))(?:gb_?2312(?:-80)?|gbk|x-gbk|cp936|ms936|windows-936|euc-cn|csgb2312)(?=["'?;\s>])/gi

/**
 * Chinese programs write GB18030 and call it gb2312 or gbk, and decoders that believe them lose rare characters of
 * names. GB18030 contains both, so every such label is read as what it may hold.
 */
export const relabel = (raw: string): string =>
  raw.replace(mislabelled, (_whole, before: string) => `${before}gb18030`)

/**
 * The message as it would be if everything unlabelled, or labelled with what its bytes are not, were GB18030:
 * 8-bit headers become UTF-8, and parts that claim ASCII, Latin or UTF-8, or nothing, are relabelled.
 */
export function assumeChinese(raw: string): string {
  const headerEnd = raw.search(/\r?\n\r?\n/)
  const head = headerEnd < 0 ? raw : raw.slice(0, headerEnd)
  const headers = decodeChinese(Buffer.from(head, 'latin1'))
  const labelledHeaders = /^content-type\s*:/im.test(headers)
    ? headers
    : `${headers.trimEnd()}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb18030`
  const whole =
    Buffer.from(labelledHeaders, 'utf8').toString('latin1') + (headerEnd < 0 ? '' : raw.slice(headerEnd))
  return whole
    .replace(
      /(charset\s*=\s*["']?)(?:utf-?8|us-ascii|ascii|iso-8859-1|windows-1252|unknown-8bit|default)(?=["';\s])/gi,
      '$1gb18030',
    )
    .replace(/^(content-type\s*:\s*text\/(?:plain|html|csv))(?=\s*\r?$)/gim, '$1; charset=gb18030')
}

/** Decodes GB18030. */
const decodeChinese = (bytes: Buffer): string => iconv.decode(bytes, 'gb18030')

/** Decodes a text file of unknown encoding: by its mark, else UTF-8 if it is valid, else GB18030. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeChinese(bytes)
  }
}

/** Characters that say a text was decoded with the wrong table. */
export const brokenCharacters = (text: string): number => text.split('\ufffd').length - 1

/** HZ (RFC 1843): Chinese in seven bits between `~{` and `~}`, which no library here decodes. */
export const decodeHz = (text: string): string =>
  text.replace(/~\{((?:[\x21-\x7e]{2})+?)~\}/g, (_whole, pairs: string) =>
    decodeChinese(Buffer.from(Buffer.from(pairs, 'latin1').map((byte) => byte | 0x80))),
  )
