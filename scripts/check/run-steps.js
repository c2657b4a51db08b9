import { performance } from 'node:perf_hooks'

/**
 * A step and how it ended.
 * @typedef {import('./step.js').Report & { name: string, seconds: number }} Ended
 *
 * Runs the steps, `lanes` at a time, each after the step it reads from, and tells of each as it ends.
 * @param {import('./step.js').Step[]} steps
 * @param {{ root: string, lanes: number, onEnd?: (ended: Ended) => void }} options
 * @returns {Promise<Ended[]>}
 */
export async function runSteps(steps, { root, lanes, onEnd = () => {} }) {
  const waiting = [...steps]
  /** @type {Map<string, Promise<Ended>>} */
  const started = new Map()
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (step.after !== undefined) await started.get(step.after)
      const ending = runStep(step, root)
      started.set(step.name, ending)
      onEnd(await ending)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return Promise.all(steps.flatMap(({ name }) => started.get(name) ?? []))
}

/**
 * A step that breaks has found something: that it cannot look.
 * @param {import('./step.js').Step} step
 * @param {string} root
 * @returns {Promise<Ended>}
 */
async function runStep({ name, run }, root) {
  const start = performance.now()
  const report = await run(root).catch((error) => ({ findings: [String(error?.stack ?? error)] }))
  return { name, ...report, seconds: (performance.now() - start) / 1000 }
}
