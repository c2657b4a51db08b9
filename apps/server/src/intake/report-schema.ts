import {
  fail,
  type InputError,
  type Json,
  type Localized,
  type Outcome,
  type ReporterRole,
  type ReportKind,
  reporterRoles,
  reportKinds,
  succeed,
} from '@fengsui/core'
import * as z from 'zod'

const longestText = 20_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const clean = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .refine((text) => !controls.test(text) && text.isWellFormed(), {
      params: { code: 'control-characters' },
    }) as z.ZodString
const line = clean(200)
const text = clean(longestText)
const contact = z.strictObject({
  name: line.optional(),
  phone: clean(50).optional(),
  email: clean(254).optional(),
})

const contents = z.strictObject({
  system: text.optional(),
  timeAndPlace: text.optional(),
  impact: text.optional(),
  measures: text.optional(),
  ransom: z
    .strictObject({ amount: line.optional(), method: line.optional(), date: line.optional() })
    .optional(),
  trend: text.optional(),
  cause: text.optional(),
  leads: text.optional(),
  plans: text.optional(),
  support: text.optional(),
  preservation: text.optional(),
  other: text.optional(),
})

const summary = z.strictObject({
  cause: text.optional(),
  measures: text.optional(),
  harm: text.optional(),
  accountability: text.optional(),
  rectification: text.optional(),
  lessons: text.optional(),
})

const unread = z.record(z.string(), z.unknown())

type Contact = { readonly [Name in 'name' | 'phone' | 'email']?: string | undefined }

/** What a reporter submits, as house terms name it. */
export interface ReportBody {
  readonly kind: ReportKind
  readonly about?: string | undefined
  readonly followUp?: string | undefined
  readonly reporter: {
    readonly role: ReporterRole
    readonly name?: string | undefined
    readonly contact?: Contact | undefined
  }
  readonly unit?:
    | { readonly name: string; readonly place?: string | undefined; readonly contact?: Contact | undefined }
    | undefined
  readonly declared?:
    | { readonly level?: string | undefined; readonly category?: string | undefined }
    | undefined
  readonly entity: Readonly<Record<string, unknown>>
  readonly incident: Readonly<Record<string, unknown>>
  readonly events: readonly unknown[]
  readonly contents: Readonly<
    Record<string, string | Readonly<Record<string, string | undefined>> | undefined>
  >
  readonly summary?: Readonly<Record<string, string | undefined>> | undefined
}

/** The envelope of `POST /api/v1/reports`; facts and events inside are read by the assessor. */
const reportBody: z.ZodType<ReportBody> = z
  .strictObject({
    kind: z.enum(reportKinds).default('initial'),
    about: line.optional(),
    followUp: line.optional(),
    reporter: z
      .strictObject({
        role: z.enum(reporterRoles).default('operator'),
        name: line.optional(),
        contact: contact.optional(),
      })
      .default({ role: 'operator' }),
    unit: z
      .strictObject({ name: line.trim().min(1), place: line.optional(), contact: contact.optional() })
      .optional(),
    declared: z.strictObject({ level: line.optional(), category: line.optional() }).optional(),
    entity: unread.default({}),
    incident: unread.default({}),
    events: z.array(z.unknown()).max(200).default([]),
    contents: contents.default({}),
    summary: summary.optional(),
  })
  .superRefine((body, context) => {
    const required = body.kind === 'initial' ? (['unit'] as const) : (['about'] as const)
    for (const name of required) {
      if (body[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], params: { code: 'missing' } })
    }
    if (body.kind === 'summary' && !saysAnything(body.summary))
      context.addIssue({ code: 'custom', path: ['summary'], params: { code: 'missing' } })
  })

/** A summary without a word would end the duty to give one. */
const saysAnything = (summary: ReportBody['summary']): boolean =>
  Object.values(summary ?? {}).some((section) => (section ?? '').trim() !== '')

/** The envelope as JSON Schema; what it leaves to the assessor is filled in from the law's own declarations. */
export function reportBodySchema(parts: {
  readonly entity: object
  readonly incident: object
  readonly event: object
}): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(reportBody, { io: 'input', unrepresentable: 'any' })
  const { entity, incident, event } = parts
  return {
    ...schema,
    properties: {
      ...schema.properties,
      entity,
      incident,
      events: { type: 'array', items: event, maxItems: 200 },
    },
  }
}

/** Reads the envelope; all faults at once, each with its pointer. */
export function readReportBody(body: Json): Outcome<ReportBody, readonly InputError[]> {
  const parsed = reportBody.safeParse(body)
  if (parsed.success) return succeed(parsed.data)
  return fail(parsed.error.issues.flatMap(inputErrors))
}

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function inputErrors(issue: z.core.$ZodIssue): readonly InputError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => inputError(pointerTo([...issue.path, key]), 'unknown-name'))
  }
  return [inputError(pointerTo(issue.path), codeOf(issue))]
}

function codeOf(issue: z.core.$ZodIssue): keyof typeof faults {
  const given = issue.code === 'custom' ? issue.params?.['code'] : undefined
  if (given === 'missing' || given === 'control-characters') return given
  if (issue.code === 'too_big') return 'too-long'
  if (issue.code === 'too_small') return 'missing'
  if (issue.code === 'invalid_value') return 'not-allowed'
  return issue.message.includes('undefined') ? 'missing' : 'wrong-type'
}

const faults: Readonly<
  Record<
    | 'missing'
    | 'control-characters'
    | 'too-long'
    | 'not-allowed'
    | 'wrong-type'
    | 'unknown-name'
    | 'wrong-code',
    Localized
  >
> = {
  missing: { zh: '请填写这一项。', en: 'Fill this in.' },
  'control-characters': {
    zh: '含有控制字符，请删去后再试。',
    en: 'It contains control characters. Remove them and try again.',
  },
  'too-long': {
    zh: '太长了，请缩短；详情可以补报。',
    en: 'It is too long. Shorten it; details can follow in a supplement.',
  },
  'not-allowed': {
    zh: '没有这个选项，请从列表里选。',
    en: 'There is no such option. Choose one from the list.',
  },
  'wrong-type': {
    zh: '类型不对，请对照说明填写。',
    en: 'It has the wrong type. Compare it with the description.',
  },
  'wrong-code': {
    zh: '回执号或补报码不对，请对照回执再输一次。',
    en: 'The number or the follow-up code is wrong. Compare both with the receipt.',
  },
  'unknown-name': {
    zh: '没有这一项，请删去或改正名称。',
    en: 'There is no such field. Remove it or correct its name.',
  },
}

/** Makes an input error of this envelope. */
export const inputError = (pointer: string, code: keyof typeof faults): InputError => ({
  pointer,
  code,
  detail: faults[code],
})
