import { FileFault } from './file-fault.ts'
import { unzip } from './unzip.ts'
import { xmlTokens } from './xml-tokens.ts'

const document = 'word/document.xml'

/** The words of a Word file (.docx), a line for each paragraph; the cells of a table row are parted by tabs. */
export function wordText(bytes: Uint8Array): string {
  const xml = unzip(bytes, (name) => name === document).get(document)
  if (xml === undefined) throw new FileFault('damaged')
  return paragraphs(xml.toString('utf8'))
}

// Letters nobody writes, for the ends of paragraphs, cells and rows, until it is known what stands in a row.
const [paragraph, cell, row, rowEnd] = ['\ue000', '\ue001', '\ue002', '\ue003']
const opening: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:tr': row,
}
const closing: Readonly<Record<string, string>> = { 'w:p': paragraph, 'w:tc': cell, 'w:tr': rowEnd }

function paragraphs(xml: string): string {
  let text = ''
  let inText = false
  // Word writes some boxes twice, once for older programs.
  for (const token of xmlTokens(xml.replace(/<mc:Fallback\b[\s\S]*?<\/mc:Fallback>/g, ''))) {
    if (token.kind === 'text') text += inText ? token.text : ''
    else if (token.name === 'w:t') inText = token.kind === 'open'
    else text += (token.kind === 'open' ? opening : closing)[token.name] ?? ''
  }
  return text
    .replace(new RegExp(`${row}([^${row}${rowEnd}]*)${rowEnd}`, 'g'), (_whole, cells: string) =>
      rowText(cells),
    )
    .replace(/[\ue000-\ue003]/g, '\n')
}

/** A row stays one line, however many paragraphs its cells hold. */
const rowText = (cells: string): string =>
  `${cells
    .replace(new RegExp(`${paragraph}*${cell}`, 'g'), '\t')
    .replaceAll(paragraph, ' ')
    .replace(/\t+$/, '')}\n`
