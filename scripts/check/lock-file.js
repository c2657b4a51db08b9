import { readProjectFile } from './project-files.js'

/** @type {import('./step.js').Run} */
export async function checkLockFile(root) {
  const addresses = readProjectFile(root, 'package-lock.json').match(/"resolved": *"https?:/g)
  return {
    findings: addresses
      ? [
          `package-lock.json: ${addresses.length} download addresses; run npm install with the .npmrc of this folder`,
        ]
      : [],
  }
}
