import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { openSecrets } from '../secrets.ts'
import type { StagedItem } from './staged-item.ts'
import { openTickets } from './tickets.ts'

const staged: StagedItem = {
  item: { digest: 'sha-256:00', size: 1, kind: 'text', object: 'one', alg: 'aes-256-gcm' },
  name: '日志',
  key: Buffer.alloc(32, 7),
}
const hourMs = 3_600_000
const secretsOf = () => {
  const folder = temporaryFolder()
  const secrets = openSecrets(folder.path)
  folder.remove()
  return secrets
}

describe('the ticket of a file in a form that is shown again', () => {
  const tickets = openTickets(secretsOf())
  const ticket = tickets.give(staged, 0)

  it('gives the item back, for half a day', () => {
    expect(tickets.take(ticket, 12 * hourMs - 1)).toEqual(staged)
    expect(tickets.take(ticket, 12 * hourMs)).toBeUndefined()
  })

  it('tells its bearer nothing', () => {
    expect(Buffer.from(ticket, 'base64url').toString('latin1')).not.toContain('sha-256')
  })

  it.each([
    ['nothing', ''],
    ['something else', 'AAAA'],
    ['altered', `${ticket.slice(0, -2)}xx`],
  ])('is none of ours: %s', (_, given) => {
    expect(tickets.take(given, 0)).toBeUndefined()
  })

  it('of another deployment is none of ours', () => {
    expect(openTickets(secretsOf()).take(ticket, 0)).toBeUndefined()
  })
})
