/** An instrument that came into use on the servers of a deployment, or was taken out of it. */
export interface RuleLoad {
  /** Counts from 1, without gaps. */
  readonly number: number
  readonly instrument: string
  readonly version: string
  /** SHA-256 over the canonical JSON of the instrument, in hex. */
  readonly digest: string
  /** Name of the deployer's file; absent: it came with the program. */
  readonly file?: string
  readonly state: 'loaded' | 'withdrawn'
  /** RFC 3339. */
  readonly at: string
  /** Id of a person, or what made the server look. */
  readonly by: string
}

/** The memory of which rules were in use when. Nothing in it is ever changed or removed. */
export interface RuleLoads {
  /** False when another server recorded this number first: look again, it may have loaded the same. */
  record(load: RuleLoad, text: string): Promise<boolean>
  /** All of them, oldest first. */
  all(): Promise<readonly RuleLoad[]>
  /** The instrument as it was loaded, as JSON. */
  text(digest: string): Promise<string | undefined>
}
