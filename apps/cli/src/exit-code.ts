/** How `fengsui` ends: 0 done, 1 refused or failed, 2 bad input, 3 not reachable. */
export const exitCode = { done: 0, failed: 1, badInput: 2, notReachable: 3 } as const
