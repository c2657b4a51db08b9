/**
 * What a step found. No findings: it passed.
 * @typedef {object} Report
 * @property {string[]} findings what is wrong, where, and what to do
 * @property {string} [note] what a reader should know although it passed
 *
 * Looks at the tree below `root`.
 * @callback Run
 * @param {string} root
 * @returns {Promise<Report>}
 *
 * One part of `npm run check`.
 * @typedef {object} Step
 * @property {string} name
 * @property {Run} run
 * @property {string} [after] a step whose result this one reads
 */

export {}
