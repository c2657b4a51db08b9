// The import rules, made from the table in scripts/check/rooms.cjs.
const { rooms } = require('./scripts/check/rooms.cjs')

const testFiles = '\\.(test|fixture)\\.tsx?$'
const inside = (room) => `^${rooms[room].folder}/`

/** Tests may build on anything; what ships may not. */
const shippedIn = (room) => ({ path: `${inside(room)}(src|bin)/`, pathNot: testFiles })

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const betweenRooms = Object.entries(rooms).flatMap(([room, { mayImport, typesOnly = [] }]) => {
  const others = Object.keys(rooms).filter((other) => other !== room && !mayImport.includes(other))
  const never = others.filter((other) => !typesOnly.includes(other))
  return [
    ...never.map((other) =>
      forbid(`${room}-not-${other}`, `${room} knows nothing of ${other}`, shippedIn(room), {
        path: inside(other),
      }),
    ),
    ...typesOnly.map((other) =>
      forbid(
        `${room}-only-types-of-${other}`,
        `${room} takes types of ${other}, never values`,
        shippedIn(room),
        {
          path: inside(other),
          dependencyTypesNot: ['type-only'],
        },
      ),
    ),
  ]
})

const withoutBuiltIns = Object.keys(rooms)
  .filter((room) => !rooms[room].builtIns)
  .map((room) =>
    forbid(`${room}-not-node`, `${room} does no I/O and has no clock`, shippedIn(room), {
      dependencyTypes: ['core'],
    }),
  )

const withFewPackages = Object.keys(rooms)
  .filter((room) => rooms[room].packages)
  .map((room) =>
    forbid(`${room}-packages`, `${room} is kept free of packages from outside`, shippedIn(room), {
      path: 'node_modules/',
      pathNot: rooms[room].packages.map((name) => `node_modules/${name}/`),
    }),
  )

const everywhere = [
  forbid(
    'no-cycle',
    'two files that need each other are one concept, or hide a third',
    {},
    { circular: true },
  ),
  forbid('resolves', 'it is not there', {}, { couldNotResolve: true }),
  forbid(
    'by-the-door',
    'enter another room by its name (its src/index.ts), not by a path',
    { path: '^(packages|apps)/([^/]+)/', pathNot: testFiles },
    { path: '^(packages|apps)/', pathNot: '^$1/$2/|^[^/]+/[^/]+/src/index\\.ts$' },
  ),
  forbid(
    'ships-no-tests',
    'what ships does not lean on what only tests use',
    { path: '^(packages|apps)/', pathNot: testFiles },
    { path: `${testFiles}|^testing/|^scripts/|^bench/` },
  ),
]

module.exports = {
  forbidden: [...betweenRooms, ...withoutBuiltIns, ...withFewPackages, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|apps)/.+/(dist|generated)/' },
    // Imports of types count too: they disappear from the JavaScript, not from the design.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Siblings are read from their sources, as the tests do.
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
    },
  },
}
