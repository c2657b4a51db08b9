import type { Store } from '../store.ts'

/** A database of an engine, as its contract needs it. */
export interface StoreRig {
  /** Opens the store; the same data again after a `close`. */
  open(): Promise<Store>
  /** A second claimer of the same data: another process where the engine allows one, else the same store. */
  openBeside(store: Store): Promise<Store>
  /** Does to the data what no store would do, while it is closed. */
  tamper(statement: string): Promise<void>
  /** Ends it and leaves nothing behind. */
  remove(): Promise<void>
}

/** Makes a new, empty database. */
export type MakeRig = () => Promise<StoreRig>
