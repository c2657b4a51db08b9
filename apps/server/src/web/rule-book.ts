import { type Instrument, type Language, textIn } from '@fengsui/core'
import {
  type ComparedChoice,
  fill,
  type LoadLine,
  type RuleBookView,
  type RuleEntry,
  renderInstrument,
  renderRuleBook,
  renderRuleDifference,
  renderWholeBook,
  wordsIn,
} from '@fengsui/pages'
import type { RuleLoad } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { digestOf } from '../rules/digest-of.ts'
import type { Services } from '../services.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guardedForm } from './guard.ts'
import { problemPage } from './problem-answer.ts'

/** The rule book: every instrument in use as tables, their versions, the difference of two, and loading own files. */
export const ruleBookRoutes = (web: Web): Hono<Env> =>
  new Hono<Env>()
    .get('/rules', async (c) => c.html(renderRuleBook(await bookOf(web, c), frameOf(web, c))))
    .get('/rules/all', async (c) => c.html(renderWholeBook(await bookOf(web, c), frameOf(web, c))))
    .get('/rules/compare', (c) => comparePage(web, c))
    .get('/rules/:id', (c) => instrumentPage(web, c))
    .post(
      '/rules/load',
      guardedForm(web, 'rules.load', async (c, session) => {
        await web.services.rules.reload(session.user.id)
        return c.redirect('/rules#own', 303)
      }),
    )

async function bookOf({ services, rulesFolder }: Web, c: Context<Env>): Promise<RuleBookView> {
  const { refused } = services.rules.current()
  const loads = await services.store.ruleLoads.all()
  return {
    leading: services.law.id,
    entries: await entriesOf(services, loads),
    choices: choicesOf(services, loads, c.get('language')),
    folder: rulesFolder,
    refused,
  }
}

async function entriesOf(services: Services, loads: readonly RuleLoad[]): Promise<readonly RuleEntry[]> {
  const own = new Set(services.rules.current().accepted.map(({ instrument }) => instrument))
  const names = await namesOf(services, loads)
  return services.assessor.book.instruments.map((law) => ({
    law,
    digest: digestOf(law),
    own: own.has(law),
    loads: loads
      .filter(({ instrument }) => instrument === law.id)
      .map((load) => lineOf(load, names))
      .reverse(),
  }))
}

const lineOf = (
  { number: _, instrument: _id, ...load }: RuleLoad,
  names: ReadonlyMap<string, string>,
): LoadLine => ({
  ...load,
  by: names.get(load.by) ?? load.by,
})

/** The names of people who had rules loaded. */
async function namesOf(
  { store }: Services,
  loads: readonly RuleLoad[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(loads.map(({ by }) => by))].filter((by) => by !== 'start' && by !== 'signal')
  const people = await Promise.all(ids.map((id) => store.user(id)))
  return new Map(people.flatMap((person) => (person === undefined ? [] : [[person.id, person.name]])))
}

/** What can be compared: the instruments in use, then every earlier text of them. */
function choicesOf(
  { assessor: { book } }: Services,
  loads: readonly RuleLoad[],
  language: Language,
): readonly ComparedChoice[] {
  const { rules } = wordsIn(language)
  const current = book.instruments.map((law) => ({
    value: law.id,
    label: `${textIn(law.title, language)} (${law.id})`,
  }))
  const digests = new Set(book.instruments.map(digestOf))
  const earlier = loads.filter(({ digest, state }) => state === 'loaded' && !digests.has(digest))
  const texts = new Map(earlier.map((load) => [load.digest, load]))
  return [
    ...current,
    ...[...texts.values()].map(({ digest, instrument, version, at }) => ({
      value: digest,
      label: `${instrument}　${fill(rules.version, { v: version })}　${at}`,
    })),
  ]
}

async function instrumentPage(web: Web, c: Context<Env>): Promise<Response> {
  const { services } = web
  const entries = await entriesOf(services, await services.store.ruleLoads.all())
  const entry = entries.find(({ law }) => law.id === c.req.param('id'))
  return entry === undefined
    ? problemPage(web, c, 'not-found')
    : c.html(renderInstrument(entry, frameOf(web, c)))
}

async function comparePage(web: Web, c: Context<Env>): Promise<Response> {
  const { services } = web
  const chosen = { before: c.req.query('before') ?? '', after: c.req.query('after') ?? '' }
  const [before, after] = await Promise.all([
    textNamed(services, chosen.before),
    textNamed(services, chosen.after),
  ])
  if (before === undefined || after === undefined) return problemPage(web, c, 'not-found')
  const choices = choicesOf(services, await services.store.ruleLoads.all(), c.get('language'))
  return c.html(renderRuleDifference({ before, after, chosen, choices }, frameOf(web, c)))
}

/** An instrument in use by its id, or any text that ever was in use by its digest. */
async function textNamed({ assessor, store }: Services, name: string): Promise<Instrument | undefined> {
  const current = assessor.book.instruments.find((law) => law.id === name || digestOf(law) === name)
  if (current !== undefined) return current
  const text = await store.ruleLoads.text(name)
  // Only instruments that passed the check were recorded.
  return text === undefined ? undefined : (JSON.parse(text) as Instrument)
}
