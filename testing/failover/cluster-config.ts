import { join } from 'node:path'

/** A database server with the Patroni that looks after it. */
export interface ClusterNode {
  readonly name: string
  readonly port: number
  readonly restPort: number
  readonly folder: string
}

/** What the configuration of one node is made of. */
export interface NodeSettings {
  readonly node: ClusterNode
  readonly etcdPort: number
  /** Where initdb and postgres are. */
  readonly programs: string
}

/** Patroni's file, as JSON, which is YAML too. Once it has set up a data folder, its `bootstrap` part is not read again. */
export const patroniConfig = ({ node, etcdPort, programs }: NodeSettings): string =>
  JSON.stringify({
    scope: 'fengsui',
    name: node.name,
    restapi: { listen: `127.0.0.1:${node.restPort}`, connect_address: `127.0.0.1:${node.restPort}` },
    // The section `etcd` would speak the second version of its interface, which etcd 3.4 has switched off.
    etcd3: { host: `127.0.0.1:${etcdPort}` },
    bootstrap: {
      dcs: {
        // A leader that is not heard of for `ttl` has lost; loop_wait + 2 × retry_timeout stays within it.
        ttl: 10,
        loop_wait: 2,
        retry_timeout: 3,
        synchronous_mode: true,
        postgresql: { use_pg_rewind: true, use_slots: true },
      },
      initdb: ['data-checksums', { encoding: 'UTF8' }, { locale: 'C.UTF-8' }],
    },
    postgresql: {
      listen: `127.0.0.1:${node.port}`,
      connect_address: `127.0.0.1:${node.port}`,
      data_dir: join(node.folder, 'data'),
      bin_dir: programs,
      pgpass: join(node.folder, 'pgpass'),
      authentication: { superuser: { username: 'postgres' }, replication: { username: 'postgres' } },
      parameters: { unix_socket_directories: node.folder, shared_buffers: '32MB', max_connections: 100 },
      pg_hba: [
        'local all all trust',
        'host all all 127.0.0.1/32 trust',
        'host replication all 127.0.0.1/32 trust',
      ],
    },
  })

/**
 * The proxy's file: whoever Patroni says leads gets the connections, and connections to one that stopped leading are cut,
 * so that nobody stays with an old primary.
 */
export const haproxyConfig = (port: number, nodes: readonly ClusterNode[]): string =>
  `global
  maxconn 500
defaults
  mode tcp
  timeout connect 2s
  timeout client 30m
  timeout server 30m
listen primary
  bind 127.0.0.1:${port}
  option httpchk GET /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map((node) => `  server ${node.name} 127.0.0.1:${node.port} check port ${node.restPort}`).join('\n')}
`
