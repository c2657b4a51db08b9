import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { type DelivererRig, delivererContract, type OtherSide } from '../outbox/deliverer-contract.fixture.ts'
import { mailDeliverer } from './mail-deliverer.ts'

const answers: Readonly<Record<Exclude<OtherSide, 'takes' | 'silent'>, number>> = {
  'cannot-now': 451,
  refuses: 550,
}

/** A mail server that behaves as it is told. */
async function mailRig(): Promise<DelivererRig> {
  let other: OtherSide = 'takes'
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onData(stream, _session, done) {
      buffer(stream).then((bytes) => {
        if (other === 'silent') return
        if (other !== 'takes') return done(Object.assign(new Error(other), { responseCode: answers[other] }))
        taken.push(/^X-Fengsui-Delivery: (.*)$/im.exec(bytes.toString())?.[1]?.trim() ?? '')
        done()
      }, done)
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const hangUp = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  return {
    deliverer: mailDeliverer({ url: `smtp://127.0.0.1:${port}`, from: 'report@desk.example' }),
    sample: {
      recipient: 'it@unit.example',
      body: Buffer.from('Subject: 回执\r\n\r\n26 0000\r\n').toString('base64'),
    },
    behave: (as) => {
      other = as
    },
    taken: () => taken,
    hangUp,
    close: hangUp,
  }
}

delivererContract('mail', mailRig)
