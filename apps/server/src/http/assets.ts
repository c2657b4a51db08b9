import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file served under a name that changes with its content, so that browsers may keep it for ever. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: string
}

/** The style sheet, the scripts and the icon of the pages. */
export interface Assets {
  /** The part of the sheet that public pages inline. */
  readonly publicCss: string
  /** CSP source of that inlined part. */
  readonly publicCssHash: string
  readonly consoleCss: Asset
  readonly clockScript: Asset
  readonly formScript: Asset
  readonly placesScript: Asset
  readonly favicon: Asset
  readonly byPath: ReadonlyMap<string, Asset>
}

const cutLine = '/* == console == */'

/** Reads the assets of the pages package once, at start. */
export function loadAssets(): Assets {
  const sheet = readPage('assets/style.css')
  const publicCss = sheet.slice(0, sheet.indexOf(cutLine)).trim()
  const consoleCss = asset('style.css', 'text/css', sheet)
  const clockScript = asset('clock.js', 'text/javascript', readPage('islands/clock.js'))
  const formScript = asset('form.js', 'text/javascript', readPage('islands/form.js'))
  const placesScript = asset('places.js', 'text/javascript', readPage('islands/places.js'))
  const favicon = asset('favicon.svg', 'image/svg+xml', readPage('assets/favicon.svg'))
  const all = [consoleCss, clockScript, formScript, placesScript, favicon]
  return {
    publicCss,
    publicCssHash: `'sha256-${createHash('sha256').update(publicCss).digest('base64')}'`,
    consoleCss,
    clockScript,
    formScript,
    placesScript,
    favicon,
    byPath: new Map(all.map((one) => [one.path, one])),
  }
}

const readPage = (name: string): string =>
  readFileSync(fileURLToPath(import.meta.resolve(`@fengsui/pages/${name}`)), 'utf8')

function asset(name: string, type: string, body: string): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${hash}/${name}`, type: `${type}; charset=utf-8`, body }
}
