import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { FileFault } from './file-fault.ts'

const mostPages = 100
const asFolder = (path: string): string => join(path, '/')

/** The words of a PDF, line by line; a wide gap becomes a tab. A scan has no words: a person has to look at it. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  // Loaded only for the first PDF: it is larger than everything else here.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const loading = getDocument({
    data: new Uint8Array(bytes),
    // Without these tables the old Chinese fonts of many reporting programs are not readable.
    cMapUrl: asFolder(join(home, 'cmaps')),
    cMapPacked: true,
    standardFontDataUrl: asFolder(join(home, 'standard_fonts')),
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    const document = await loading.promise
    const pages: string[] = []
    for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
      const { items } = await (await document.getPage(number)).getTextContent()
      pages.push(linesOf(items.flatMap((item) => ('str' in item ? [item] : []))))
    }
    return pages.join('\n')
  } catch (error) {
    throw new FileFault(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
  } finally {
    await loading.destroy()
  }
}

/** A stretch of text on a page: where its line starts, how wide and how high it is. */
interface Stretch {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

function linesOf(items: readonly Stretch[]): string {
  let text = ''
  let last: { readonly end: number; readonly base: number; readonly height: number } | undefined
  for (const { str, transform, width, height } of items) {
    if (str === '') continue
    const [left = 0, base = 0] = transform.slice(4)
    const size = height || last?.height || 1
    if (last !== undefined && Math.abs(base - last.base) > size / 2) text += '\n'
    else if (last !== undefined && left - last.end > size) text += '\t'
    text += str
    last = { end: left + width, base, height: size }
  }
  return text.replace(/[ \t]*\t[ \t]*/g, '\t')
}
