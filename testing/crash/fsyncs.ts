import { readFileSync } from 'node:fs'

/** Runs a program so that every wait for the disk, of any of its threads, becomes a line of `file`. */
export const countingFsyncs = (strace: string, file: string): readonly string[] => [
  strace,
  // The program keeps its process id, so that it can be asked to end and be killed as ever.
  '-D',
  '--follow-forks',
  '--seccomp-bpf',
  '--quiet=all',
  '--trace=fsync,fdatasync',
  '--output',
  file,
]

/** How many waits for the disk have ended well so far. */
export const fsyncsIn = (file: string): number =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /(?:fsync|fdatasync)(?:\(\d+\)| resumed>\)).*= 0/.test(line)).length
