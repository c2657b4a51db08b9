import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

const proxy = new Set(['127.0.0.1', '10.0.0.2'])

describe('the address a client is counted by', () => {
  it.each<[string, string, string | undefined, ReadonlySet<string>, string]>([
    ['is the socket, without a proxy', '203.0.113.9', undefined, new Set(), '203.0.113.9'],
    ['is the socket, whatever a stranger forwards', '203.0.113.9', '198.51.100.1', new Set(), '203.0.113.9'],
    ['is what the trusted proxy saw', '127.0.0.1', '203.0.113.9', proxy, '203.0.113.9'],
    [
      'is not what the client made up before it',
      '127.0.0.1',
      '198.51.100.1, 203.0.113.9',
      proxy,
      '203.0.113.9',
    ],
    ['is found behind two trusted proxies', '127.0.0.1', '203.0.113.9, 10.0.0.2', proxy, '203.0.113.9'],
    ['is the proxy where it forwards nothing', '127.0.0.1', undefined, proxy, '127.0.0.1'],
    ['is the proxy where it forwards no address', '127.0.0.1', 'unknown', proxy, '127.0.0.1'],
    ['is an IPv4 address also on an IPv6 socket', '::ffff:203.0.113.9', undefined, proxy, '203.0.113.9'],
    ['is a /64 for IPv6', '2001:db8:1:2:3:4:5:6', undefined, proxy, '2001:db8:1:2'],
  ])('%s', (_, socket, forwarded, trusted, expected) => {
    expect(clientAddress(socket, forwarded, trusted)).toBe(expected)
  })
})
