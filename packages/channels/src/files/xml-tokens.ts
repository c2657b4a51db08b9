import { decodeEntities } from '../email/html-text.ts'

/** A piece of an XML text as office files hold it. Names keep their prefix. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** The pieces of an XML text, in order. Declarations are passed over, so nothing can refer to anything outside. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (const [whole, close, name, attributes, empty] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)([^<>]*?)(\/?)>|<[!?][^>]*>|[^<]+/g,
  )) {
    if (name !== undefined) {
      if (close === '') yield { kind: 'open', name, attributes: attributes ?? '' }
      if (close === '/' || empty === '/') yield { kind: 'close', name }
    } else if (!whole.startsWith('<')) yield { kind: 'text', text: decodeEntities(whole) }
  }
}

/** The value of an attribute. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return value === undefined ? undefined : decodeEntities(value)
}
