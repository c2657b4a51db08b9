import { zipSync } from 'fflate'

const zipped = (files: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? Buffer.from(content) : content,
        ]),
      ),
    ),
  )

/** A zip of files. */
export const aZip = zipped

/** A Word file: paragraphs, then a table. */
export function aWordFile(paragraphs: readonly string[], rows: readonly (readonly string[])[] = []): Buffer {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const paragraph = (text: string): string => `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${run(text)}</w:p>`
  const row = (cells: readonly string[]): string =>
    `<w:tr>${cells.map((text) => `<w:tc><w:tcPr/>${text.split('\n').map(paragraph).join('')}</w:tc>`).join('')}</w:tr>`
  const table = rows.length === 0 ? '' : `<w:tbl>${rows.map(row).join('')}</w:tbl>`
  const body = paragraphs.map(paragraph).join('') + table
  return zipped({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
  })
}

/** An Excel file of texts and numbers; a `Date` is written as Excel does, as a number in a cell that shows dates. */
export function anExcelFile(rows: readonly (readonly (string | number | Date)[])[]): Buffer {
  const strings = [...new Set(rows.flat().filter((one): one is string => typeof one === 'string'))]
  const cell = (value: string | number | Date, at: string): string =>
    typeof value === 'string'
      ? value === ''
        ? ''
        : `<c r="${at}" t="s"><v>${strings.indexOf(value)}</v></c>`
      : value instanceof Date
        ? `<c r="${at}" s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`
        : `<c r="${at}"><v>${value}</v></c>`
  const sheet = rows
    .map(
      (cells, index) =>
        `<row r="${index + 1}">${cells.map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${index + 1}`)).join('')}</row>`,
    )
    .join('')
  return zipped({
    'xl/workbook.xml': '<workbook/>',
    'xl/styles.xml':
      '<styleSheet><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot; h:mm"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t><rPh sb="0" eb="1"><t>yin</t></rPh></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  })
}

/** A PDF whose Chinese stands in a font it does not bring along, as many reporting programs write it. */
export function aPdf(lines: readonly string[]): Buffer {
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const content = `BT /F1 12 Tf 1 0 0 1 60 780 Tm ${lines.map((line) => `<${hex(line)}> Tj 0 -20 Td`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let file = '%PDF-1.4\n'
  const starts = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file + end, 'latin1')
}
