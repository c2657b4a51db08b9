import { fileURLToPath } from 'node:url'

/** The program people run, as a path for `node`. */
export const launcher: string = fileURLToPath(new URL('../apps/cli/bin/fengsui.js', import.meta.url))
