import * as z from 'zod'

/** How senders are checked. What is found is shown, and never turns anyone away. */
export interface SenderSettings {
  /** Who is asked for the names behind DKIM, SPF and DMARC: `system`, `off`, or HOST:PORT of one server. */
  readonly dns: string
  /** A file of certificates that vouch for S/MIME signatures, instead of those the system trusts. */
  readonly authorities?: string | undefined
}

/** Who is told that there is something to do: the address of a desk's people. */
export interface NoticeTo {
  readonly organisation: string
  readonly address: string
}

/** The key that signs what goes out (RFC 6376), and the file it is in. */
export interface DkimSettings {
  readonly selector: string
  readonly domain: string
  readonly keyFile: string
}

/** How mail comes in and goes out. Nothing is set by default: a server that is not told listens to no one. */
export interface MailSettings {
  readonly smtp?: Listening
  readonly lmtp?: Listening
  readonly mailboxes: readonly URL[]
  /** The server that takes what goes out; without one nothing is sent. */
  readonly sendThrough?: string
  /** The address receipts come from. */
  readonly from: string
  readonly senders: SenderSettings
  readonly dkim?: DkimSettings
  readonly notices: readonly NoticeTo[]
}

export interface Listening {
  readonly host: string
  readonly port: number
}

const listening = z
  .string()
  .regex(/^(?:\[[0-9a-fA-F:]+\]|[^:\s]+):\d{1,5}$/, 'HOST:PORT, for example 127.0.0.1:2525')
  .transform((text): Listening => {
    const at = text.lastIndexOf(':')
    return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) }
  })

const mailbox = z.url({ protocol: /^imaps?$/, error: 'imap://USER:PASSWORD@HOST:PORT/MAILBOX' })

interface SettingShapes {
  readonly FENGSUI_SMTP_LISTEN: z.ZodOptional<z.ZodType<Listening, string>>
  readonly FENGSUI_LMTP_LISTEN: z.ZodOptional<z.ZodType<Listening, string>>
  readonly FENGSUI_IMAP: z.ZodDefault<z.ZodType<readonly URL[], string>>
  readonly FENGSUI_SMTP_SEND: z.ZodOptional<z.ZodType<string, string>>
  readonly FENGSUI_MAIL_FROM: z.ZodDefault<z.ZodType<string, string>>
  readonly FENGSUI_MAIL_DNS: z.ZodDefault<z.ZodType<string, string>>
  readonly FENGSUI_SMIME_CA: z.ZodOptional<z.ZodType<string, string>>
  readonly FENGSUI_DKIM: z.ZodOptional<z.ZodType<DkimSettings, string>>
  readonly FENGSUI_MAIL_NOTICES: z.ZodDefault<z.ZodType<readonly NoticeTo[], string>>
}

/** The settings of mail, beside those of the server. */
export const mailSettings: SettingShapes = {
  FENGSUI_SMTP_LISTEN: listening.optional(),
  FENGSUI_LMTP_LISTEN: listening.optional(),
  FENGSUI_IMAP: z
    .string()
    .transform((text) => text.split(/[,\s]+/).filter((one) => one !== ''))
    .pipe(z.array(mailbox))
    .transform((urls): readonly URL[] => urls.map((url) => new URL(url)))
    .default([]),
  FENGSUI_SMTP_SEND: z.url({ protocol: /^smtps?$/, error: 'smtp://HOST:PORT' }).optional(),
  FENGSUI_MAIL_FROM: z.email().default('report@localhost.localdomain'),
  FENGSUI_MAIL_DNS: z
    .string()
    .regex(/^(?:system|off|[0-9a-fA-F.:[\]]+)$/, 'system, off, or the ADDRESS:PORT of a name server')
    .default('system'),
  FENGSUI_SMIME_CA: z.string().min(1).optional(),
  FENGSUI_DKIM: z
    .string()
    .regex(/^[\w-]+:[\w.-]+:.+$/, 'SELECTOR:DOMAIN:KEY-FILE')
    .transform((text): DkimSettings => {
      const [selector = '', domain = '', ...file] = text.split(':')
      return { selector, domain, keyFile: file.join(':') }
    })
    .optional(),
  FENGSUI_MAIL_NOTICES: z
    .string()
    .transform((text) => text.split(/[,\s]+/).filter((one) => one !== ''))
    .pipe(z.array(z.string().regex(/^[\w.-]+=[^\s=@]+@[^\s=@]+$/, 'ORGANISATION=ADDRESS')))
    .transform((pairs): readonly NoticeTo[] =>
      pairs.map((pair) => {
        const [organisation = '', address = ''] = pair.split('=')
        return { organisation, address }
      }),
    )
    .default([]),
}

interface Given {
  readonly FENGSUI_SMTP_LISTEN?: Listening | undefined
  readonly FENGSUI_LMTP_LISTEN?: Listening | undefined
  readonly FENGSUI_IMAP: readonly URL[]
  readonly FENGSUI_SMTP_SEND?: string | undefined
  readonly FENGSUI_MAIL_FROM: string
  readonly FENGSUI_MAIL_DNS: string
  readonly FENGSUI_SMIME_CA?: string | undefined
  readonly FENGSUI_DKIM?: DkimSettings | undefined
  readonly FENGSUI_MAIL_NOTICES: readonly NoticeTo[]
}

/** Brings the settings into one shape. */
export const mailFrom = (given: Given): MailSettings => ({
  mailboxes: given.FENGSUI_IMAP,
  from: given.FENGSUI_MAIL_FROM,
  notices: given.FENGSUI_MAIL_NOTICES,
  ...(given.FENGSUI_DKIM === undefined ? {} : { dkim: given.FENGSUI_DKIM }),
  senders: { dns: given.FENGSUI_MAIL_DNS, authorities: given.FENGSUI_SMIME_CA },
  ...(given.FENGSUI_SMTP_LISTEN === undefined ? {} : { smtp: given.FENGSUI_SMTP_LISTEN }),
  ...(given.FENGSUI_LMTP_LISTEN === undefined ? {} : { lmtp: given.FENGSUI_LMTP_LISTEN }),
  ...(given.FENGSUI_SMTP_SEND === undefined ? {} : { sendThrough: given.FENGSUI_SMTP_SEND }),
})
