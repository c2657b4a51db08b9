import { spawnSync } from 'node:child_process'
import { findProgram } from './require.ts'

/** The program that moves clocks; undefined where it is not installed. */
export const findFaketime = (): string | undefined => findProgram('faketime')

/** What faketime would set, so that a file moves a server’s clock: run by it, the server would be its child and outlive a kill. */
export function movableClock(program: string, file: string): Record<string, string> {
  const { stdout } = spawnSync(program, ['-m', '-f', '+0', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' })
  return {
    LD_PRELOAD: stdout.trim(),
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // Timers go by the other clock: a wrong time of day does not stop them.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
}
