import { isGenerated, isSource, projectFiles, readProjectFile } from './project-files.js'

const mostLines = 400

/** Law, places and words are as long as the world makes them. */
const exempt = [
  /^packages\/regulations\/src\/[^/]+\/(?!.*\.test\.)/,
  /^scripts\/gazetteer\//,
  /\/words(?:\.[a-z-]+)?\.ts$|\/words\//,
]

/** @type {import('./step.js').Run} */
export async function checkFileSize(root) {
  const findings = projectFiles(root)
    .filter((path) => isSource(path) || path.endsWith('.css') || path.endsWith('.sql'))
    .filter((path) => !isGenerated(path) && !exempt.some((pattern) => pattern.test(path)))
    .map((path) => ({ path, lines: readProjectFile(root, path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `${path}: ${lines} lines, more than ${mostLines}; make two rooms of it`)
  return { findings }
}
