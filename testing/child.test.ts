import { describe, expect, it } from 'vitest'
import { runNode } from './child.ts'

describe('a program run to its end', () => {
  it('reads the input and answers with both streams and its code', async () => {
    const program = `
      process.stdin.pipe(process.stdout)
      process.stdin.on('end', () => { console.error(process.env.MOOD); process.exitCode = 2 })`
    expect(await runNode(['-e', program], { input: '烽燧', env: { MOOD: 'calm' } })).toEqual({
      code: 2,
      stdout: '烽燧',
      stderr: 'calm\n',
    })
  })

  it('may end without reading what it is given', async () => {
    const { code } = await runNode(['-e', 'process.exit(3)'], { input: 'x'.repeat(1_000_000) })
    expect(code).toBe(3)
  })
})
