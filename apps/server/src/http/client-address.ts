import { isIP } from 'node:net'

/**
 * The address to count a client by. Behind proxies that the deployer trusts it is the last address in
 * `X-Forwarded-For` that none of them has; whatever stands before it was written by strangers.
 */
export function clientAddress(
  socket: string,
  forwardedFor: string | undefined,
  trusted: ReadonlySet<string>,
): string {
  const hops = [...(forwardedFor ?? '').split(','), socket].map((hop) => plain(hop.trim()))
  const client = hops.findLast((hop) => !trusted.has(hop))
  return network(client !== undefined && isIP(client) !== 0 ? client : plain(socket))
}

/** An IPv4 client of an IPv6 socket is an IPv4 client. */
const plain = (address: string): string => address.replace(/^::ffff:(?=[\d.]+$)/i, '')

/** IPv6 clients are counted by their /64, which one person owns whole. */
const network = (address: string): string =>
  address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
