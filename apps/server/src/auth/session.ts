import type { Organisation, User } from '@fengsui/store'

/** A signed-in person, with the organisation they act for. */
export interface Session {
  readonly tokenHash: string
  readonly user: User
  readonly organisation: Organisation
  /** Must come back with every form of this session. */
  readonly csrf: string
}
