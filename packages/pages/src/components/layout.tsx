import type { ComponentChildren, VNode } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'
import type { Words } from '../words/zh.ts'
import { Drawing } from './icons.tsx'

/** What a page is, apart from its frame. */
export interface Page {
  readonly title: string
  readonly body: ComponentChildren
  /** Public pages inline their styles and are generous; work pages link the whole sheet and are dense. */
  readonly kind: 'public' | 'work'
  readonly scripts?: readonly ('clock' | 'form' | 'places')[]
  readonly hasError?: boolean
}

/** Writes a whole HTML document. */
export function renderDocument(page: Page, frame: Frame): string {
  const words = wordsIn(frame.language)
  const html = (
    <html lang={frame.language} data-text={frame.largeText ? 'large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${page.hasError ? words.error : ''}${page.title} - ${words.brand}`}</title>
        <link rel="icon" href={frame.assets.favicon} type="image/svg+xml" />
        <Styles page={page} frame={frame} />
        {(page.scripts ?? []).map((script) => (
          <script key={script} defer src={frame.assets[`${script}Script`]} />
        ))}
      </head>
      <body class={page.kind === 'work' ? 'work' : undefined} data-now={frame.now.ms}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <Top frame={frame} words={words} />
        <main id="main" class="page">
          {page.body}
        </main>
        <footer class="foot">
          <p>
            {words.secretFoot} <a href="/rules">{words.nav.rules}</a>
          </p>
        </footer>
      </body>
    </html>
  )
  return `<!doctype html>${renderToStaticMarkup(html)}`
}

function Styles({ page, frame }: { readonly page: Page; readonly frame: Frame }): VNode {
  if (page.kind === 'work') return <link rel="stylesheet" href={frame.assets.consoleCss} />
  // The sheet is ours and static, and its hash stands in the content security policy.
  return <style dangerouslySetInnerHTML={{ __html: frame.assets.publicCss }} />
}

interface Link {
  readonly href: string
  readonly text: string
}

function linksFor(frame: Frame, words: Words): readonly Link[] {
  const { nav } = words
  if (frame.person === undefined) {
    return [
      { href: '/report', text: nav.report },
      { href: '/follow-up', text: nav.followUp },
      { href: '/receipts', text: nav.receipt },
    ]
  }
  const { may } = frame.person
  return [
    ...(may.has('case.see')
      ? [
          { href: '/desk', text: nav.queue },
          { href: '/mail', text: nav.mail },
        ]
      : []),
    ...(may.has('contact.find') ? [{ href: '/contacts', text: words.contacts.title }] : []),
    ...(may.has('incident.see') ? [{ href: '/incidents', text: nav.incidents }] : []),
    { href: '/rules', text: nav.rules },
    ...(may.has('directory.see') ? [{ href: '/directory', text: nav.directory }] : []),
    ...(may.has('outbox.see') ? [{ href: '/outbox', text: words.outbox.title }] : []),
    ...(may.has('audit.see') ? [{ href: '/audit', text: words.audit.title }] : []),
    ...(may.has('retention.see') ? [{ href: '/retention', text: words.retention.title }] : []),
    ...(may.has('people.manage')
      ? [
          { href: '/people', text: nav.people },
          { href: '/time', text: words.time.title },
        ]
      : []),
  ]
}

function Top({ frame, words }: { readonly frame: Frame; readonly words: Words }): VNode {
  const other = frame.language === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <header class="top">
      <a class="brand" href="/">
        <Drawing name="mark" />
        {words.brand}
      </a>
      <nav aria-label={words.mainNav}>
        <ul>
          {linksFor(frame, words).map(({ href, text }) => (
            <li key={href}>
              <a href={href} aria-current={frame.path.startsWith(href) ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <ul class="plain end">
        <li>
          <a href={`${frame.path}?lang=${other}`} lang={other}>
            {words.languageSwitch}
          </a>
        </li>
        <li>
          <a href={`${frame.path}?text=${frame.largeText ? 'normal' : 'large'}`}>
            {frame.largeText ? words.normalText : words.largeText}
          </a>
        </li>
        <Person frame={frame} words={words} />
      </ul>
    </header>
  )
}

function Person({ frame, words }: { readonly frame: Frame; readonly words: Words }): VNode {
  const { person, language } = frame
  if (person === undefined) {
    return (
      <li>
        <a href="/sign-in">{words.signIn}</a>
      </li>
    )
  }
  const organisation = language === 'zh-CN' ? person.organisationZh : person.organisationEn
  return (
    <li class="row">
      <a href="/account">
        {person.name}　{organisation}
      </a>
      <form method="post" action="/sign-out">
        <input type="hidden" name="csrf" value={person.csrf} />
        <button type="submit" class="btn two">
          {words.signOut}
        </button>
      </form>
    </li>
  )
}
