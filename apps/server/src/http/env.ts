import type { Language } from '@fengsui/core'
import type { Session } from '../auth/session.ts'

/** What the first middleware learns of every request. */
export interface Env {
  Variables: {
    /** Address of the client, as far as the socket knows it: for limits, never stored with content. */
    client: string
    language: Language
    /** The signed-in person, if any. */
    session: Session | undefined
    /** Large text was chosen. */
    largeText: boolean
  }
}
