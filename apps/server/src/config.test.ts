import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../testing/temporary-folder.ts'
import { isLoopback, readConfig } from './config.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const read = (env: NodeJS.ProcessEnv, args: readonly string[] = []): ReturnType<typeof readConfig> =>
  readConfig(args, env, folder.path)

describe('the configuration', () => {
  it('needs nothing: loopback, port 8712, a data folder beside the program', () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: {
        host: '127.0.0.1',
        port: 8712,
        dataFolder: join(folder.path, 'data'),
        empty: false,
        trustedProxies: [],
      },
    })
  })

  it('takes the environment before the file, and the file before the defaults', () => {
    writeFileSync(join(folder.path, 'fengsui.config.json'), '{"PORT":9001,"HOST":"::1"}')
    expect(read({ PORT: '9002' })).toMatchObject({ value: { port: 9002, host: '::1' } })
    writeFileSync(join(folder.path, 'fengsui.config.json'), '{}')
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', 'eighty'],
    ['DATABASE_URL', 'mysql://x'],
    ['FENGSUI_PUBLIC_URL', 'not a url'],
    ['FENGSUI_TRUSTED_PROXIES', '127.0.0.1, my-proxy'],
    ['FENGSUI_METRICS_TOKEN', 'short'],
  ])('names %s when it is %s', (name, value) => {
    const { ok, ...rest } = read({ [name]: value })
    expect(ok).toBe(false)
    expect(JSON.stringify(rest)).toContain(name)
  })

  it('refuses an option it does not know, and a file that is not JSON', () => {
    expect(read({}, ['--emtpy']).ok).toBe(false)
    writeFileSync(join(folder.path, 'fengsui.config.json'), '{')
    expect(read({}).ok).toBe(false)
    writeFileSync(join(folder.path, 'fengsui.config.json'), '{}')
  })

  it('reads a list of trusted proxies', () => {
    expect(read({ FENGSUI_TRUSTED_PROXIES: '127.0.0.1, ::1' })).toMatchObject({
      value: { trustedProxies: ['127.0.0.1', '::1'] },
    })
  })
})

describe('loopback, where alone the exercise loads', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost'])('%s', (host) => expect(isLoopback(host)).toBe(true))
  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.org', '127.evil.example'])('not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  )
})
