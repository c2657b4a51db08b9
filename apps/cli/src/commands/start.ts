import { start as startServer } from '@fengsui/server'

/** `fengsui start`: runs a server until it is told to stop. */
export const start = (args: readonly string[]): Promise<number> => startServer(args)
