import { checkFileSize } from './file-size.js'
import { checkForbiddenWords } from './forbidden-words.js'
import { checkImports } from './imports.js'
import { checkLawNumbers } from './law-numbers.js'
import { checkLockFile } from './lock-file.js'
import { program } from './run-command.js'
import { checkStrayFiles } from './stray-files.js'

const tsc = 'node_modules/typescript/bin/tsc'
const biome = 'node_modules/@biomejs/biome/bin/biome'

/**
 * All of `npm run check`; they start in this order, as many at a time as there are cores.
 * @type {import('./step.js').Step[]}
 */
export const steps = [
  { name: 'types', run: program(tsc, '-b', '--pretty', 'false') },
  {
    name: 'lint and format',
    run: program(biome, 'check', '--error-on-warnings', '--max-diagnostics=none', '.'),
  },
  { name: 'imports', run: checkImports },
  { name: 'unused code', run: program('node_modules/knip/bin/knip.js', '--no-progress') },
  { name: 'forbidden words', run: checkForbiddenWords },
  { name: 'file size', run: checkFileSize },
  { name: 'lock file', run: checkLockFile },
  { name: 'stray files', run: checkStrayFiles },
  // The launcher is checked against what `types` built, and the law is read from there.
  {
    name: 'types of tests and scripts',
    run: program(tsc, '-p', 'tsconfig.tests.json', '--pretty', 'false'),
    after: 'types',
  },
  { name: 'law numbers', run: checkLawNumbers, after: 'types' },
]
