const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  copy: '©',
  yen: '¥',
  times: '×',
}

/** The words of an HTML text, line by line; the cells of a table row are parted by tabs, so that tables can be read. */
export function htmlText(html: string): string {
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<\/t[dh]\s*>\s*(?=<t[dh]\b)/gi, '\t')
    .replace(
      /<(?:br|hr)\b[^>]*>|<\/(?:p|div|tr|li|h[1-6]|table|section|article|blockquote|ul|ol|pre)\s*>/gi,
      '\n',
    )
    .replace(/<blockquote\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
  return decodeEntities(text)
    .split('\n')
    .map((line) =>
      line
        .replace(/ +/g, ' ')
        .replace(/ *\t */g, '\t')
        .trim(),
    )
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n')
}

/** Puts characters for the names and numbers that stand for them. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, named) => {
    const code =
      decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined
    if (code === undefined) return entities[String(named).toLowerCase()] ?? whole
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
