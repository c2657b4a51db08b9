import { isGenerated, isSource, isTest, projectFiles, readProjectFile } from './project-files.js'

const pureRoom = /^packages\/(?:core|regulations|regions|pages)\/src\/(?!islands\/)/
const isPure = (/** @type {string} */ path) => pureRoom.test(path) && !isTest(path)
const isText = (/** @type {string} */ path) => isSource(path) || /\.(?:md|css|sql|json|sh|ya?ml)$/.test(path)

/**
 * What must not stand in a file. The linter finds the rest: these it misses or cannot say.
 * @type {{ word: RegExp, where: (path: string) => boolean, why: string }[]}
 */
const words = [
  {
    word: /\bMath\.random\b/,
    where: isPure,
    why: 'the pure packages draw no lots: take the value as an argument',
  },
  { word: /\bglobalThis\b/, where: isPure, why: 'the pure packages have no ambient state' },
  {
    word: /\bTO[D]O\b|\bFIX[M]E\b/,
    where: isText,
    why: 'finish it, or name the condition that ends it',
  },
]

/** A drawer says nothing about what is in it. */
const drawer = /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\.[^/]*)?(?:\/|$)/

/** @type {import('./step.js').Run} */
export async function checkForbiddenWords(root) {
  const files = projectFiles(root).filter((path) => !isGenerated(path))
  const drawers = files
    .filter((path) => drawer.test(path))
    .map((path) => `${path}: a drawer; name the file after the one thing in it`)
  return { findings: [...drawers, ...files.flatMap((path) => wordsIn(root, path))] }
}

function wordsIn(/** @type {string} */ root, /** @type {string} */ path) {
  const rows = words.filter(({ where }) => where(path))
  if (rows.length === 0) return []
  return readProjectFile(root, path)
    .split('\n')
    .flatMap((line, index) =>
      rows.flatMap(({ word, why }) => {
        const found = word.exec(line)
        return found === null ? [] : [`${path}:${index + 1}: ${found[0]}; ${why}`]
      }),
    )
}
