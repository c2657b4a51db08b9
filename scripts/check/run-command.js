import { spawn } from 'node:child_process'

/**
 * Runs a Node program of node_modules and gives its exit code and all it wrote.
 * @param {string} root
 * @param {string[]} command path of the program, then its arguments
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(root, command) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        output += text
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }))
  })
}

/**
 * A step that passes when a program exits with 0, and else shows what it wrote.
 * @param {string[]} command
 * @returns {import('./step.js').Run}
 */
export const program =
  (...command) =>
  async (root) => {
    const { code, output } = await runProgram(root, command)
    return { findings: code === 0 ? [] : [output || `exit code ${code}, and no word about why`] }
  }
