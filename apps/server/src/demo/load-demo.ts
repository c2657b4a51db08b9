import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { uuidv7 } from '@fengsui/store'
import { hashPassword } from '../auth/password.ts'
import { writePrivateFile } from '../secrets.ts'
import type { Services } from '../services.ts'
import { playScenario } from './scenario.ts'

/** The organisations of the exercise. Authorities keep their directory ids; the operator is invented. */
const demoOperator = {
  id: 'exercise-news',
  nameZh: '北辰新闻网（演练）',
  nameEn: 'Beichen News (exercise)',
  place: '辽宁省沈阳市康平县',
}

const people = [
  {
    login: 'lilan',
    name: '李岚',
    organisation: demoOperator.id,
    roles: ['reporter', 'approver'],
    what: 'operator 运营者',
  },
  {
    login: 'zhoumin',
    name: '周敏',
    organisation: 'cn-210000',
    roles: ['duty-officer'],
    what: 'province 省级值班',
  },
  {
    login: 'hanbing',
    name: '韩冰',
    organisation: 'cn-cac',
    roles: ['duty-officer'],
    what: 'nation 国家值班',
  },
  {
    login: 'admin',
    name: '管理员',
    organisation: 'cn-cac',
    roles: ['administrator'],
    what: 'administrator 管理员',
  },
] as const

/** Fills a new data folder with an exercise, and prints its sign-ins once; they also stay in a private file. */
export async function loadDemo(services: Services, folder: string): Promise<void> {
  await addOrganisations(services)
  const lines: string[] = []
  for (const { what, ...person } of people) {
    const password = randomBytes(9).toString('base64url')
    const passwordHash = await hashPassword(password)
    await services.store.addUser({ ...person, roles: [...person.roles], id: uuidv7(), passwordHash })
    lines.push(`  ${person.login.padEnd(8)} ${password}  ${what}`)
  }
  await playScenario(services, demoOperator)
  const text = ['演练 exercise: sign in as', ...lines, ''].join('\n')
  writePrivateFile(join(folder, 'demo-sign-ins.txt'), text)
  process.stdout.write(text)
}

async function addOrganisations({ store, findRecipient, homeParty, nationalParty }: Services): Promise<void> {
  const { place, ...operator } = demoOperator
  await store.addOrganisation({ ...operator, place, kind: 'operator', party: 'operator' })
  for (const [party, facts] of [
    [homeParty, { place }],
    [nationalParty, {}],
  ] as const) {
    const authority = findRecipient(party, facts).recipient
    if (authority === null) throw new Error(`the directory names nobody for ${party}`)
    await store.addOrganisation({
      id: authority.id,
      kind: 'authority',
      party,
      nameZh: authority.zh,
      nameEn: authority.en ?? authority.zh,
    })
  }
}
