import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { EventRecord } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { isCollectorAddress, openCollector } from './collector.ts'
import { jsonLine, syslogLine } from './syslog.ts'

const record: EventRecord = {
  ...{ id: 'e1', type: 'audit.denied', v: 1, at: '2026-11-24T10:00:00+08:00' },
  actor: { kind: 'person', id: 'p"1\\]' },
  data: { case: 'c1', status: 403, from: '127.0.0.1' },
  organisation: 'audit:cn-210000',
  ...{ case: 'audit:cn-210000:2026-11', seq: 7, recordedAt: '2026-11-24T02:00:01.000Z' },
  ...{ prev: 'p', hash: 'h', alg: 'sha-256' },
}
const source = { host: 'tower one', process: 42 }

describe('an entry for a collector', () => {
  it('is one RFC 5424 message, with what must be escaped escaped', () => {
    expect(syslogLine(record, source)).toBe(
      '<108>1 2026-11-24T02:00:01.000Z towerone fengsui 42 denied [fengsui@32473 id="e1" ' +
        'at="2026-11-24T10:00:00+08:00" recordedAt="2026-11-24T02:00:01.000Z" organisation="cn-210000" ' +
        'person="p\\"1\\\\\\]" case="c1" status="403" from="127.0.0.1" chain="audit:cn-210000:2026-11" seq="7" hash="h"]',
    )
  })

  it('is louder when it tells of a refusal', () => {
    const quiet = { ...record, type: 'audit.case-opened' }
    expect(syslogLine(quiet, source)).toMatch(/^<109>1 /)
  })

  it('is one JSON object on one line', () => {
    expect(JSON.parse(jsonLine(record))).toMatchObject({
      kind: 'denied',
      organisation: 'cn-210000',
      case: 'c1',
    })
  })
})

describe('the way to a collector', () => {
  it.each([
    ['udp://127.0.0.1:514', true],
    ['tls://logs.example:6514', true],
    ['file:///var/log/audit', true],
    ['stdout:', true],
    ['https://logs.example', false],
    ['logs.example:514', false],
  ])('%s: %s', (address, isOne) => {
    expect(isCollectorAddress(address)).toBe(isOne)
  })

  it('over TCP carries the length of each message before it, and opens anew after it was cut', async () => {
    let received = ''
    const server = createServer((socket) => {
      socket.on('data', (bytes) => {
        received += bytes.toString()
        if (received.endsWith('second')) socket.destroy()
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const collector = openCollector(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`)
    await collector.send(['first 一', 'second'])
    await expect.poll(() => received).toBe('9 first 一6 second')
    await expect
      .poll(async () => {
        await collector.send(['third']).catch(() => undefined)
        return received.endsWith('5 third')
      })
      .toBe(true)
    collector.close()
    server.close()
  })

  it('over TCP fails when nobody is there, so that nothing counts as sent', async () => {
    await expect(openCollector('tcp://127.0.0.1:1').send(['a'])).rejects.toThrow()
  })

  it('over UDP is a datagram for each message', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const collector = openCollector(`udp://127.0.0.1:${socket.address().port}`)
    const came = once(socket, 'message')
    await collector.send(['one message'])
    expect(String((await came)[0])).toBe('one message')
    collector.close()
    socket.close()
  })

  it('may be a file, which others cannot read', async () => {
    const folder = temporaryFolder()
    const path = join(folder.path, 'audit.log')
    const collector = openCollector(pathToFileURL(path).href)
    await collector.send(['one', 'two'])
    await collector.send(['three'])
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\nthree\n')
    folder.remove()
  })
})
