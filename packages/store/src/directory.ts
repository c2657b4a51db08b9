/** One version of what a deployment knows of an authority. Versions are only added, from 1 on. */
export interface DirectoryRecord {
  readonly authority: string
  readonly version: number
  /** The entry as JSON: the store looks into it no further. */
  readonly entry: string
  /** Who recorded it: id, and the name they had then. */
  readonly person: string
  readonly personName: string
  readonly recordedMs: number
}

/** The deployment's own entries of the directory of authorities, with every earlier version. */
export interface DirectoryRecords {
  /** The latest version of each authority, by id. */
  latest(): Promise<readonly DirectoryRecord[]>
  /** All versions of an authority, newest first. */
  versions(authority: string): Promise<readonly DirectoryRecord[]>
  /** Adds a version; false when somebody else has recorded that version already. */
  add(record: DirectoryRecord): Promise<boolean>
}
