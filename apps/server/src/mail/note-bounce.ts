import type { Bounce } from '@fengsui/channels'
import { runCommand } from '../cases/run-command.ts'
import type { Services } from '../services.ts'

/** Writes into the case that something it sent came back. Read again after a crash, it is the same bounce. */
export async function noteBounce(services: Services, { key, status, fault }: Bounce): Promise<void> {
  const delivery = await services.store.deliveries.find('email', key)
  if (delivery?.case === undefined) return
  const organisation = await services.store.organisation(delivery.organisation)
  if (organisation === undefined) return
  const { id, party } = organisation
  await runCommand(
    services,
    { id: delivery.case, organisation: id, party, kind: 'file' },
    {
      command: { type: 'return-question', key, fault: `${status} ${fault}`.trim() },
      actor: { kind: 'system', id: 'mail' },
    },
  )
}
