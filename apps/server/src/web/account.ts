import { roles } from '@fengsui/core'
import { emptyForm, type FieldError, renderPeople, renderSetUp, renderSignIn, wordsIn } from '@fengsui/pages'
import type { NewOrganisation, User } from '@fengsui/store'
import { uuidv7 } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import { hashPassword, shortestPassword, verifyPassword } from '../auth/password.ts'
import type { Session } from '../auth/session.ts'
import { endSession, startSession } from '../auth/sessions.ts'
import type { SetUp } from '../auth/set-up.ts'
import type { Env } from '../http/env.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import { readForm } from '../http/read-body.ts'
import type { Services } from '../services.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { homeOf } from './may-do.ts'
import { undeliveredFor } from './outbox.ts'
import { problemPage } from './problem-answer.ts'

/** Signing in and out, the first set-up, people and organisations. */
export function accountRoutes(web: Web, setUp: SetUp): Hono<Env> {
  // Counted per login and client together: nobody can lock another person out from elsewhere.
  const tries = new FailureLimit(8, 5 * 60_000)
  return new Hono<Env>()
    .get('/sign-in', (c) => c.html(renderSignIn({ form: emptyForm() }, frameOf(web, c))))
    .post('/sign-in', (c) => signIn(web, c, tries))
    .post(
      '/sign-out',
      guardedForm(web, 'anything', async (c, { user }) => {
        web.services.audit.note({ kind: 'signed-out', ...whoseOf(user), data: { from: c.get('client') } })
        await endSession(c, web.services.store)
        return c.redirect('/', 303)
      }),
    )
    .get('/set-up', (c) =>
      setUp.isOpen()
        ? c.html(renderSetUp({ form: emptyForm() }, frameOf(web, c)))
        : problemPage(web, c, 'not-found'),
    )
    .post('/set-up', (c) => firstSetUp(web, c, { setUp, tries }))
    .get(
      '/people',
      guarded(web, 'people.manage', (c, session) => peoplePage(web, c, { session, form: emptyForm() })),
    )
    .post(
      '/people',
      guardedForm(web, 'people.manage', (c, session, form) => addPerson(web, c, { session, form })),
    )
}

async function signIn(web: Web, c: Context<Env>, tries: FailureLimit): Promise<Response> {
  const { services } = web
  const form = await readForm(c.req.raw)
  if (!form.ok) return problemPage(web, c, form.failure)
  const { account } = wordsIn(c.get('language'))
  const login = form.value.get('login') ?? ''
  const nowMs = services.now().ms
  const key = `${c.get('client')} ${login}`
  const again = (text: string, status: 401 | 429): Response | Promise<Response> =>
    c.html(
      renderSignIn({ form: { values: form.value, errors: [{ field: 'login', text }] } }, frameOf(web, c)),
      status,
    )
  if (!tries.allows(key, nowMs)) return again(account.tooMany, 429)
  const user = await services.store.userByLogin(login)
  if (!(await verifyPassword(form.value.get('password') ?? '', user?.passwordHash)) || user === undefined) {
    tries.failed(key, nowMs)
    // A login that nobody has may be a password in the wrong box: it is not written down.
    services.audit.note({ kind: 'sign-in-failed', ...whoseOf(user), data: { from: c.get('client') } })
    return again(account.wrong, 401)
  }
  await startSession(c, services.store, { user: user.id, nowMs, secure: web.secure })
  services.audit.note({ kind: 'signed-in', ...whoseOf(user), data: { from: c.get('client') } })
  const organisation = await services.store.organisation(user.organisation)
  return c.redirect(organisation === undefined ? '/' : homeOf({ user, organisation }), 303)
}

/** Whose entry of the audit log it is; nobody’s where no account is known. */
const whoseOf = (user: User | undefined): { readonly organisation?: string; readonly person?: string } =>
  user === undefined ? {} : { organisation: user.organisation, person: user.id }

/** Whoever sets up can do everything at first, and gives it to others then. */
const firstRoles = ['administrator', 'duty-officer', 'reporter', 'approver'] as const

interface SetUpContext {
  readonly setUp: SetUp
  readonly tries: FailureLimit
}

async function firstSetUp(web: Web, c: Context<Env>, { setUp, tries }: SetUpContext): Promise<Response> {
  const { services } = web
  const form = await readForm(c.req.raw)
  if (!form.ok) return problemPage(web, c, form.failure)
  if (!setUp.isOpen()) return problemPage(web, c, 'not-found')
  const nowMs = services.now().ms
  const key = `set-up ${c.get('client')}`
  if (!tries.allows(key, nowMs)) return problemPage(web, c, 'too-many-tries')
  const again = (errors: readonly FieldError[]): Response | Promise<Response> =>
    c.html(renderSetUp({ form: { values: form.value, errors } }, frameOf(web, c)), 422)
  // Nothing else is looked at with a wrong code: whoever guesses learns nothing of who is here.
  const wrongCode = [{ field: 'code', text: wordsIn(c.get('language')).account.wrongCode }]
  if (!setUp.accepts(form.value.get('code') ?? '')) {
    tries.failed(key, nowMs)
    return again(wrongCode)
  }
  const made = await makePerson(services, c, form.value, firstRoles)
  if (made.save === undefined) return again(made.errors)
  if (!setUp.claim()) return again(wrongCode)
  if (!(await made.save())) {
    setUp.giveBack()
    return problemPage(web, c, 'conflict')
  }
  setUp.finish()
  return c.redirect('/sign-in', 303)
}

interface MadePerson {
  readonly errors: readonly FieldError[]
  readonly save?: () => Promise<boolean>
}

/** Reads a new person with their organisation from a form; saved only when nothing is wrong. */
async function makePerson(
  services: Services,
  c: Context<Env>,
  form: URLSearchParams,
  held: readonly string[],
): Promise<MadePerson> {
  const { account } = wordsIn(c.get('language'))
  const errors: FieldError[] = []
  const value = (field: string): string => (form.get(field) ?? '').trim()
  for (const field of ['name', 'login'])
    if (value(field) === '') errors.push({ field, text: account.missingName })
  if ((form.get('password') ?? '').length < shortestPassword)
    errors.push({ field: 'password', text: account.shortPassword })
  const organisation = await organisationOf(services, value('organisation.kind'), {
    name: value('organisation.name'),
    place: value('organisation.place'),
  })
  if (typeof organisation === 'string') {
    errors.push({
      field: organisation,
      text: organisation === 'organisation.place' ? account.unknownPlace : account.missingName,
    })
  }
  if (await services.store.userByLogin(value('login')))
    errors.push({ field: 'login', text: account.takenLogin })
  if (errors.length > 0 || typeof organisation === 'string') return { errors }
  const save = async (): Promise<boolean> => {
    await services.store.addOrganisation(organisation)
    return services.store.addUser({
      id: uuidv7(),
      organisation: organisation.id,
      login: value('login'),
      name: value('name'),
      roles: held,
      passwordHash: await hashPassword(form.get('password') ?? ''),
    })
  }
  return { errors, save }
}

/** The organisation a form names, or the field that does not lead to one. */
async function organisationOf(
  services: Services,
  kind: string,
  { name, place }: { readonly name: string; readonly place: string },
): Promise<NewOrganisation | string> {
  if (kind === 'operator') {
    if (name === '') return 'organisation.name'
    const known = (await services.store.organisations()).find(
      (one) => one.kind === kind && operatorId(one.nameZh) === operatorId(name),
    )
    const own = place === '' ? {} : { place }
    return known ?? { id: operatorId(name), kind, party: 'operator', nameZh: name, nameEn: name, ...own }
  }
  const party =
    kind === 'province' ? services.homeParty : kind === 'nation' ? services.nationalParty : undefined
  if (party === undefined) return 'organisation.kind'
  const { recipient } = services.findRecipient(party, place === '' ? {} : { place })
  if (recipient === null) return 'organisation.place'
  return {
    id: recipient.id,
    kind: 'authority',
    party,
    nameZh: recipient.zh,
    nameEn: recipient.en ?? recipient.zh,
  }
}

/** One operator of a name: adding a second person to it must not make a second organisation. */
const operatorId = (name: string): string => `operator:${name.normalize('NFKC').replace(/\s+/g, ' ')}`

interface Submitted {
  readonly session: Session
  readonly form: URLSearchParams
}

async function addPerson(web: Web, c: Context<Env>, { session, form }: Submitted): Promise<Response> {
  const role = roles.find((known) => known === form.get('role'))
  const made = await makePerson(web.services, c, form, role === undefined ? [] : [role])
  const missingRole: readonly FieldError[] =
    role === undefined ? [{ field: 'role', text: wordsIn(c.get('language')).account.missingName }] : []
  const errors = [...made.errors, ...missingRole]
  if (errors.length > 0 || made.save === undefined)
    return peoplePage(web, c, { session, form: { values: form, errors } })
  await made.save()
  return c.redirect('/people', 303)
}

interface PeopleRequest {
  readonly session: Session
  readonly form: ReturnType<typeof emptyForm>
}

async function peoplePage(web: Web, c: Context<Env>, { session, form }: PeopleRequest): Promise<Response> {
  const { store } = web.services
  const open = await store.openCases()
  const organisations = await Promise.all(
    (await store.organisations()).map(async (one) => ({
      ...one,
      people: await store.users(one.id),
      openCases: open.get(one.id) ?? 0,
    })),
  )
  return c.html(
    renderPeople({ organisations, form, undelivered: await undeliveredFor(web, session) }, frameOf(web, c)),
    form.errors.length > 0 ? 422 : 200,
  )
}
