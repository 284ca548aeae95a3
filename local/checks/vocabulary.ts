import type { Problems } from './check.ts'
import { pathsOf } from './tree.ts'

/** What may stand at the top: rooms, and the files of tools. */
const TOP = [
  /^(app|server|inngest|prisma|local|cli|e2e|bench|docs|public|\.ci|\.github)\//,
  /^(proxy|instrumentation)\.ts$/,
  /^[a-z]+\.config\.(ts|mjs)$/,
  /^(package|package-lock|tsconfig|biome|knip|components)\.json$/,
  /^(README|CONTRIBUTING|SECURITY|CHANGELOG)\.md$/,
  /^(LICENSE|\.gitignore|\.gitattributes|\.npmrc|\.nvmrc|\.node-version|\.env\.example|\.dependency-cruiser\.mjs)$/,
]

/** A use case begins with what it does. Add a verb when a new one is needed; nouns are folders. */
const VERBS =
  `accept add adjust append approve assign authorise book build capture cancel change check claim close
  collect commit complete count create delete deliver dispatch emit expire explain fail find finish forget freeze hand hold hide hurry keep limit
  list load lock look make mark match merge move notify open pack pay place post prepare prove prune publish put quote read rebuild receive
  record redeliver refund register release remove render repair replay request reserve resolve restore retry return reverse reset run save schedule
  search seed send set settle ship sign start subscribe suspend sweep sync take track update upload verify view void
  withdraw write`
    .split(/\s+/)
    .join('|')

/** Mechanisms that several use cases of a module share, each named after what it is. */
const MECHANISMS = 'addresses|cart-cookie|guest-link|known-browser|lease|plain-text|rate-limit'

const NAME = '[a-z][a-z0-9]*(-[a-z0-9]+)*'
const MODULE = `server/modules/${NAME}/`

/** The closed vocabulary of each room: a path in the room matches one of its shapes. */
const ROOMS: { room: string; shapes: RegExp[]; hint: string }[] = [
  {
    room: 'server/core/',
    shapes: [
      /^server\/core\/(money|ids|clock|errors|order-code|brand|ask-again|check|typed-text|pictures)(\.test)?\.ts$/,
    ],
    hint: 'core is money, ids, clock, errors, order-code, brand, ask-again, check, typed-text and pictures; what else is pure belongs to a module, in its rules.ts',
  },
  {
    room: 'server/gateways/',
    shapes: [new RegExp(`^server/gateways/(testing/)?${NAME}(\\.test)?\\.ts$`)],
    hint: 'a gateway is one file named after what it does',
  },
  {
    room: 'server/modules/',
    shapes: [
      new RegExp(`^${MODULE}(schema|constants|rules|queries|${MECHANISMS})\\.ts$`),
      new RegExp(`^${MODULE}${NAME}(\\.observer|-checks)\\.ts$`),
      new RegExp(`^${MODULE}(${VERBS})(-[a-z0-9]+)*\\.(tsx?|sql)$`),
      new RegExp(`^${MODULE}${NAME}(\\.db)?\\.test\\.ts$`),
      new RegExp(`^${MODULE}testing(/${NAME})?\\.ts$`),
      new RegExp(`^server/modules/notifications/(emails|sms)/${NAME}(\\.test)?\\.tsx?$`),
    ],
    hint: 'a module holds schema.ts, constants.ts, rules.ts, queries.ts, observers, and one use case per file, verb first (local/checks/vocabulary.ts lists the verbs)',
  },
  {
    room: 'server/trpc/',
    shapes: [
      new RegExp(`^server/trpc/${NAME}(\\.db)?(\\.test)?\\.ts$`),
      new RegExp(`^server/trpc/(storefront|vendor|admin|testing)/${NAME}(\\.db)?(\\.test)?\\.ts$`),
    ],
    hint: 'routers stand in the folder of their audience: storefront, vendor or admin',
  },
  {
    room: 'inngest/',
    shapes: [
      /^inngest\/(functions|listener|serve)\.ts$/,
      new RegExp(`^inngest/${NAME}\\.test\\.ts$`),
      new RegExp(`^inngest/(listeners|crons)/${NAME}(\\.test)?\\.ts$`),
      new RegExp(`^inngest/testing(/${NAME})?\\.ts$`),
    ],
    hint: 'inngest/ is functions.ts, listener.ts, serve.ts, and one function per file in listeners/ or crons/',
  },
  {
    room: 'prisma/migrations/',
    shapes: [/^prisma\/migrations\/(migration_lock\.toml|\d{14}_[a-z0-9_]+\/migration\.sql)$/],
    hint: 'a migration is a folder <14 digits>_<name> with migration.sql in it',
  },
  {
    room: 'prisma/schema/',
    shapes: [/^prisma\/schema\/[a-z-]+\.prisma$/],
    hint: 'the schema has one file per module',
  },
  {
    room: 'docs/adr/',
    shapes: [/^docs\/adr\/(README|\d{4}-[a-z0-9-]+)\.md$/],
    hint: 'a decision is docs/adr/<four digits>-<name>.md',
  },
]

/** Every file has a place and a name that says what it does. */
export function checkVocabulary(root: string): Problems {
  return misplaced(pathsOf(root))
}

/** Those of `paths` that the vocabulary does not know, each with what it wants there, and numbers taken twice. */
export function misplaced(paths: readonly string[]): Problems {
  const misnamed = paths.flatMap((path) => {
    if (!TOP.some((shape) => shape.test(path))) return [`${path}: nothing of this name belongs at the top`]
    const room = ROOMS.find((one) => path.startsWith(one.room))
    if (!room || room.shapes.some((shape) => shape.test(path))) return []
    return [`${path}: ${room.hint}`]
  })
  return [...misnamed, ...sameNumbers(paths)]
}

/** Decisions and migrations are ordered by their numbers; two who work side by side may take the same one. */
function sameNumbers(paths: readonly string[]): Problems {
  const numbered = paths.flatMap(
    (path) => /^(docs\/adr|prisma\/migrations)\/\d+/.exec(path)?.slice(0, 1) ?? [],
  )
  const twice = numbered.filter((number, index) => numbered.indexOf(number) !== index)
  return [...new Set(twice)].map(
    (number) => `${number}...: this number is taken twice; give the newer one the next`,
  )
}
