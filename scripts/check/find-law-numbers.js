import ts from 'typescript'

/**
 * A number of the law in a source file.
 * @typedef {object} FoundNumber
 * @property {string} path
 * @property {number} line
 * @property {string} written as it stands in the file
 * @property {string} means
 *
 * @typedef {import('./numbers-of-the-law.js').LawNumbers} LawNumbers
 */

/** Beside a name that speaks of a time limit, even a small number is suspicious. */
const limitName = /[wW]ithin|[dD]eadline|^due(?:[A-Z]|$)|Due(?:[A-Z]|$)/

/** Digits with their unit, in a text for people. */
const inWords =
  /(\d[\d,]*(?:\.\d+)?)\s*(万|million\b|thousand\b)?\s*(minutes?\b|min\b|分钟|hours?\b|h\b|个?小时|days?\b|日|天)?/gi
/** @type {Record<string, number>} */
const minutesOf = { m: 1, 分: 1, h: 60, 小: 60, 个: 60, d: 1440, 日: 1440, 天: 1440 }
/** @type {Record<string, number>} */
const multipleOf = { 万: 10_000, million: 1_000_000, thousand: 1000 }

/**
 * Finds numbers of the law among the number literals, products of literals and texts of one source file.
 * @param {{ path: string, text: string }} file
 * @param {LawNumbers} law
 * @returns {FoundNumber[]}
 */
export function findLawNumbers({ path, text }, law) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  /** @type {FoundNumber[]} */
  const found = []
  const visit = (/** @type {ts.Node} */ node) => {
    const value = productOf(node)
    const findings = value === undefined ? inText(node, law) : inCode(node, value, law)
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
    found.push(...findings.map((finding) => ({ path, line, ...finding })))
    if (value === undefined) ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/**
 * The value of a number literal, or of a product of them (`30 * 24 * 60`).
 * @param {ts.Node} node
 * @returns {number | undefined}
 */
function productOf(node) {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isParenthesizedExpression(node)) return productOf(node.expression)
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.AsteriskToken)
    return undefined
  const left = productOf(node.left)
  const right = productOf(node.right)
  return left === undefined || right === undefined ? undefined : left * right
}

/**
 * @param {ts.Node} node
 * @param {number} value
 * @param {LawNumbers} law
 */
function inCode(node, value, law) {
  const inMinutesHoursOrDays = () =>
    [value, value * 60, value * 1440].find((minutes) => law.lengths.has(minutes))
  const means =
    law.distinct.get(value) ??
    law.thresholds.get(comparedName(node))?.get(value) ??
    (isNamedLimit(node) ? law.lengths.get(inMinutesHoursOrDays() ?? 0) : undefined)
  return means === undefined ? [] : [{ written: node.getText(), means }]
}

const comparisons = new Set([
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
])

/** What a literal is compared with: `outageMinutes` of `facts['cn.outageMinutes'] >= 5` as of `outageMinutes < 5`. */
function comparedName(/** @type {ts.Node} */ node) {
  const { parent } = node
  if (!ts.isBinaryExpression(parent) || !comparisons.has(parent.operatorToken.kind)) return ''
  const other = parent.left === node ? parent.right : parent.left
  return /(\w+)\W*$/.exec(other.getText())?.[1] ?? ''
}

/** Whether the variable, the properties or the called function a literal stands in speak of a time limit. */
function isNamedLimit(/** @type {ts.Node} */ node) {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isCallExpression(at)) return limitName.test(lastName(at.expression))
    if (ts.isFunctionLike(at) || ts.isStatement(at)) return false
    if (
      (ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at) || ts.isParameter(at)) &&
      limitName.test(at.name.getText())
    )
      return true
  }
  return false
}

/** The name a function is called by: `dueAt` of `rules.dueAt(…)`. */
const lastName = (/** @type {ts.Expression} */ callee) =>
  ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText()

/**
 * @param {ts.Node} node
 * @param {LawNumbers} law
 */
function inText(node, law) {
  if (!isText(node)) return []
  return [...node.text.matchAll(inWords)].flatMap(([written, digits = '', multiple = '', unit]) => {
    const value = Number(digits.replaceAll(',', '')) * (multipleOf[multiple.toLowerCase()] ?? 1)
    const minutes = value * (minutesOf[unit?.charAt(0).toLowerCase() ?? ''] ?? 0)
    const means = unit ? law.lengths.get(minutes) : law.distinct.get(value)
    return means === undefined ? [] : [{ written: written.trim(), means }]
  })
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.LiteralLikeNode}
 */
const isText = (node) =>
  ts.isStringLiteralLike(node) ||
  ts.isJsxText(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node)
