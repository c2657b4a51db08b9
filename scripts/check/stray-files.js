import { projectFiles } from './project-files.js'

/** What a running server leaves behind: data, keys and passwords, wherever somebody pointed it. */
const leavings =
  /(?:^|\/)(?:server\.key|demo-sign-ins\.txt|set-up-code\.txt|control\.sock)$|\.(?:db|db-wal|db-shm|sqlite|journal|pem)$/

/** A path that no person chose: an object or a missing value, written as text. */
const accidents = /\[object |(?:^|\/)(?:undefined|null|NaN)(?:\/|$)/

/** @type {import('./step.js').Run} */
export async function checkStrayFiles(root) {
  const findings = projectFiles(root)
    .filter((path) => leavings.test(path) || accidents.test(path))
    .map((path) => `${path}: data of a running server does not belong here; remove it and what made it`)
  return { findings }
}
