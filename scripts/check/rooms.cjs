// Who may import whom. What a row does not name is forbidden; canary.test.ts plants every such import.

/**
 * @typedef {object} Room
 * @property {string} folder
 * @property {string[]} mayImport other rooms, values and types
 * @property {string[]} [typesOnly] other rooms, types only
 * @property {boolean} builtIns whether it may touch Node, network, disk and clock
 * @property {string[]} [packages] the only packages from outside; absent: what its package.json declares
 */

/** @type {Record<string, Room>} */
const rooms = {
  core: { folder: 'packages/core', mayImport: [], builtIns: false, packages: [] },
  regulations: {
    folder: 'packages/regulations',
    mayImport: [],
    typesOnly: ['core'],
    builtIns: false,
    packages: [],
  },
  regions: { folder: 'packages/regions', mayImport: [], typesOnly: ['core'], builtIns: false, packages: [] },
  store: { folder: 'packages/store', mayImport: ['core'], builtIns: true },
  proof: { folder: 'packages/proof', mayImport: ['core'], builtIns: true },
  channels: { folder: 'packages/channels', mayImport: ['core'], builtIns: true },
  pages: {
    folder: 'packages/pages',
    mayImport: ['core', 'regulations', 'regions'],
    builtIns: false,
    packages: ['preact', 'preact-render-to-string'],
  },
  server: {
    folder: 'apps/server',
    mayImport: ['core', 'regulations', 'regions', 'store', 'proof', 'channels', 'pages'],
    builtIns: true,
  },
  // `fengsui start` hands over to the door of server; the other commands work offline.
  cli: {
    folder: 'apps/cli',
    mayImport: ['core', 'regulations', 'regions', 'store', 'proof', 'channels', 'server'],
    builtIns: true,
  },
  miniprogram: {
    folder: 'apps/miniprogram',
    mayImport: ['core', 'regulations', 'regions'],
    builtIns: false,
  },
}

module.exports = { rooms }
