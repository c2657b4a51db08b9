import { afterEach, describe, expect, it, vi } from 'vitest'
import { findProgram, lacks } from './require.ts'

describe('a program a test needs', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  it('is found on the search path', () => {
    expect(findProgram('node')).toMatch(/node$/)
    expect(findProgram('no-such-program')).toBeUndefined()
  })

  it('lets the test run when it is there', () => {
    expect(lacks('node', findProgram('node'))).toBe(false)
  })

  it('is named when the test is skipped for lack of it', () => {
    vi.stubEnv('FENGSUI_REQUIRE_ALL', '')
    const said = vi.spyOn(console, 'warn').mockReturnValue()
    expect(lacks('no-such-program', undefined)).toBe(true)
    expect(said).toHaveBeenCalledWith('skipped: no-such-program is missing')
  })

  it('may not be missing where everything is required', () => {
    vi.stubEnv('FENGSUI_REQUIRE_ALL', '1')
    expect(() => lacks('no-such-program', undefined)).toThrow('no-such-program is missing')
  })
})
