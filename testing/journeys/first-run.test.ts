import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chinese, type Exercise, expectGoodPage, noBrowser, startExercise } from './exercise.fixture.ts'

const password = 'a long enough password'

describe.skipIf(noBrowser)('npm start -- --empty', () => {
  let exercise: Exercise
  beforeAll(async () => {
    exercise = await startExercise({ args: ['--empty'] })
  })
  afterAll(() => exercise.end())

  const codeFile = (): string => join(exercise.data, 'set-up-code.txt')

  it('writes a one-time code that only its owner can read, and says where it is', () => {
    expect(statSync(codeFile()).mode & 0o777).toBe(0o600)
    expect(exercise.server.output()).toContain(codeFile())
    expect(exercise.server.output()).not.toContain(readFileSync(codeFile(), 'utf8').trim())
  })

  it('lets nobody in with a wrong code', async () => {
    const page = await exercise.open(chinese, '/set-up')
    await expectGoodPage(page, chinese)
    await fillSetUp(page, 'not the code')
    expect(await page.innerText('.sum')).toContain('设置码不对')
  })

  it('makes the first administrator with it, once', async () => {
    const page = await exercise.open(chinese, '/set-up')
    await fillSetUp(page, readFileSync(codeFile(), 'utf8'))
    await page.fill('[name=login]', 'first')
    await page.fill('[name=password]', password)
    await page.click('main form button')
    await page.waitForURL(`${exercise.url}/desk`)
    expect(await page.innerText('.head')).toContain('浙江省互联网信息办公室')
    expect((await fetch(`${exercise.url}/set-up`)).status).toBe(404)
  })
})

async function fillSetUp(page: import('playwright-core').Page, code: string): Promise<void> {
  await page.fill('[name=code]', code)
  await page.check('[name="organisation.kind"][value=province]')
  await page.fill('[name="organisation.place"]', '浙江省')
  await page.fill('[name=name]', '王一')
  await page.fill('[name=login]', 'first')
  await page.fill('[name=password]', password)
  await page.click('main form button[type=submit]')
}
