/**
 * Who may import whom: the rooms of the house and the order of the modules. `npm run check -- boundaries` cruises with
 * it (dependency-cruiser, read by swc because it knows no TypeScript 7) and fails when it reached fewer files than
 * there are.
 */

/** The modules, lowest first; those on one line may use each other as long as no circle comes of it. */
const MODULES = [
  ['settings', 'accounts', 'outbox', 'jobs', 'audit'],
  ['vendors', 'catalog'],
  ['inventory', 'cart', 'wishlist', 'ledger', 'promotions', 'pricing'],
  ['payments'],
  ['orders'],
  [
    'checkout',
    'fulfilment',
    'refunds',
    'payouts',
    'notifications',
    'stats',
    'reviews',
    'webhooks',
    'reconciliation',
    'moderation',
  ],
]

/** Files that only tests load: tests, their helpers, and the stage that they play on. */
const TESTS = '\\.test\\.tsx?$|/testing(/|\\.ts$)|\\.fixture\\.ts$'

const CORE = '^server/core/'
const ENV = '^server/(env|log)\\.ts$'
const EVENTS = '^server/events\\.ts$'
const DB = '^server/db/'
const GATEWAYS = '^server/gateways/'
const MESSAGES = '^server/messages/'
const MODULE = '^server/modules/'
const SCHEMAS = '^server/modules/[^/]+/(schema|constants)\\.ts$'
const DATABASE = '^server/database\\.ts$'
const TRPC = '^server/trpc/'
const AUTH = '^server/auth\\.ts$'
const HTTP = '^server/http/'
const METRICS = '^server/(metrics|tracing|otel)\\.ts$'
const GUARDS = '^server/(guards|copies)\\.ts$'
const STACK = '^local/(stack|root|failure|ports)\\.ts$'
const OURS = '^(app|server|inngest|prisma|local|cli|e2e|bench)/|^(proxy|instrumentation)\\.ts$'

/** One room: which files it is, which of ours they may import beside each other, and why not more. */
const ROOMS = [
  {
    name: 'core-knows-nobody',
    files: CORE,
    may: [],
    why: 'What is in core is pure and runs anywhere, also in a browser, because it imports nothing of ours.',
  },
  {
    name: 'settings-are-read-by-env-alone',
    files: ENV,
    may: [],
    why: 'env.ts and log.ts are loaded before everything; an import there would run before a wrong setting stops the boot.',
  },
  {
    name: 'instruments-know-nobody',
    files: METRICS,
    may: [],
    why: 'Counting and tracing is something that composition roots do to a use case; the use case knows nothing of it.',
  },
  {
    name: 'the-catalogue-is-plain',
    files: EVENTS,
    may: [CORE],
    why: 'The catalogue of events is read by the sender, the functions and the tests alike, so it knows none of them.',
  },
  {
    name: 'words-know-nobody',
    files: MESSAGES,
    may: [],
    why: 'Pages, mails and tests say the same words; the catalogue knows none of them.',
  },
  {
    name: 'db-knows-no-business',
    files: DB,
    may: [CORE],
    why: 'inTransaction() and its types serve every module; what a transaction is for is not theirs to know.',
  },
  {
    name: 'gateways-know-no-business',
    files: GATEWAYS,
    may: [CORE, ENV, EVENTS],
    why: "A gateway says what a provider answered; what follows from it is a module's decision. (jobs.ts sends the catalogue's events.)",
  },
  {
    name: 'modules-know-no-entrance',
    files: MODULE,
    may: [CORE, ENV, EVENTS, DB, GATEWAYS, MESSAGES],
    why: 'A use case is called by pages, jobs, webhooks and commands alike, so it knows no trpc, no app, no inngest, and is handed its database.',
  },
  {
    name: 'the-client-knows-its-driver-alone',
    files: DATABASE,
    may: [ENV, METRICS, DB],
    why: 'The one Prisma client is at the bottom of every composition.',
  },
  {
    name: 'auth-stands-on-modules',
    files: AUTH,
    may: [CORE, ENV, DB, DATABASE, MODULE, MESSAGES],
    why: 'Signing in is an entrance: it may use the business, and only entrances use it.',
  },
  {
    name: 'guards-stand-on-modules',
    files: GUARDS,
    may: [CORE, ENV, METRICS, EVENTS, DB, DATABASE, MODULE, GATEWAYS],
    why: 'What runs beside requests calls use cases; it does not live inside what it guards.',
  },
  {
    name: 'http-stands-on-modules',
    files: HTTP,
    may: [CORE, ENV, METRICS, EVENTS, DB, DATABASE, MODULE, GATEWAYS],
    why: 'A plain route handler parses, calls one use case, answers.',
  },
  {
    name: 'procedures-stand-on-modules',
    files: TRPC,
    may: [CORE, ENV, METRICS, EVENTS, DB, DATABASE, MODULE, AUTH, HTTP, MESSAGES],
    why: 'A procedure parses, authorises, calls one use case and maps its outcome; gateways and jobs are behind the use case.',
  },
  {
    name: 'functions-stand-on-modules',
    files: '^inngest/',
    may: [CORE, ENV, METRICS, EVENTS, DB, DATABASE, MODULE, GATEWAYS],
    why: 'A function loads, decides and calls an effect; the effect lives in its module and is tested without the job server.',
  },
  {
    name: 'pages-see-the-api-alone',
    files: '^(app/|proxy\\.ts$|instrumentation\\.ts$)',
    may: [
      CORE,
      ENV,
      TRPC,
      HTTP,
      AUTH,
      '^server/otel\\.ts$',
      GUARDS,
      MESSAGES,
      SCHEMAS,
      '^inngest/(functions|serve)\\.ts$',
      `${GATEWAYS}jobs\\.ts$`,
      `${MODULE}notifications/render-(email\\.tsx|sms\\.ts)$`,
    ],
    why: 'Pages read and write through the API, where access is decided; a page that reached a module or the database would pass it by.',
  },
  {
    name: 'the-seed-stands-on-modules',
    files: '^prisma/',
    may: [CORE, ENV, EVENTS, DB, DATABASE, MODULE, GATEWAYS, STACK],
    why: 'The seed makes its rows through the use cases and observers that everybody uses.',
  },
  {
    name: 'the-stack-knows-no-business',
    files: '^local/',
    may: [CORE, ENV],
    why: 'The launcher gives way to real services by variables alone; were it to know the business, production would differ from what was tested.',
  },
  {
    name: 'commands-stand-beside-the-application',
    files: '^cli/',
    may: ['^server/', '^local/', '^inngest/', '^prisma/'],
    why: 'Commands use the server and the local stack, and no page.',
  },
  {
    name: 'journeys-see-what-a-person-sees',
    files: '^e2e/',
    may: ['^local/'],
    why: 'A journey that imported the application could pass while a person fails.',
  },
  {
    name: 'benchmarks-stand-beside-the-application',
    files: '^bench/',
    may: ['^server/', '^local/', '^inngest/', '^prisma/'],
    why: 'Benchmarks drive the server and the local stack.',
  },
]

const rooms = ROOMS.map(({ name, files, may, why }) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: files, pathNot: TESTS },
  to: { path: OURS, pathNot: [files, ...may] },
}))

/** One rule per tier: it imports none of those above it. */
const order = MODULES.slice(0, -1).map((tier, index) => ({
  name: `${tier[0]}-and-its-like-look-down`,
  comment: 'A lower module never imports a higher one; what must flow upward flows as an event.',
  severity: 'error',
  from: { path: `^server/modules/(${tier.join('|')})/`, pathNot: TESTS },
  to: {
    path: `^server/modules/(${MODULES.slice(index + 1)
      .flat()
      .join('|')})/`,
  },
}))

/** Providers' packages, and the only files that may import them. */
const SDKS = {
  resend: 'email',
  twilio: 'sms',
  stripe: '(payments|payouts|refunds|payment-events|stripe)',
  '@aws-sdk': 'images',
}

const sdks = Object.entries(SDKS).map(([sdk, file]) => ({
  name: `${sdk.replace('@', '')}-behind-its-gateway`,
  comment: 'Only a gateway imports a provider: it turns what the provider says into yes, no and unknown.',
  severity: 'error',
  // The stand-ins that the local stack runs are the other side of the wire.
  from: { pathNot: [`^server/gateways/${file}\\.ts$`, TESTS] },
  to: { path: `(^|/)node_modules/${sdk}/` },
}))

export default {
  forbidden: [
    ...rooms,
    ...order,
    ...sdks,
    {
      name: 'no-module-without-a-place',
      comment:
        'Every module stands in the list at the top of .dependency-cruiser.mjs, so that it has an order.',
      severity: 'error',
      from: {},
      to: { path: MODULE, pathNot: `^server/modules/(${MODULES.flat().join('|')})/` },
    },
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one, or lack a third: nothing in a circle can be read or tested alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'the-database-is-passed-on',
      comment:
        'Only composition roots take the one client; everything else is handed a Db or Tx, so that a transaction cannot be left by accident.',
      severity: 'error',
      from: {
        pathNot: [
          `${TRPC}(context|caller|handler)\\.ts$`,
          AUTH,
          HTTP,
          GUARDS,
          '^inngest/',
          '^prisma/seed',
          '^(cli|bench)/',
          TESTS,
        ],
      },
      to: { path: DATABASE },
    },
    {
      name: 'one-sender-of-events',
      comment:
        'server/gateways/jobs.ts is the only sender; inngest/ declares functions and serves them at one route.',
      severity: 'error',
      from: { pathNot: [`${GATEWAYS}jobs\\.ts$`, '^inngest/', '^app/api/inngest/', '^cli/', TESTS] },
      to: { path: '(^|/)node_modules/(inngest|@inngest)/' },
    },
    {
      name: 'no-test-helpers-at-run-time',
      comment: 'What only tests load is not there in production.',
      severity: 'error',
      from: { path: OURS, pathNot: [TESTS, '^(e2e|bench|local|cli)/'] },
      to: { path: TESTS },
    },
    {
      name: 'no-development-packages-at-run-time',
      comment: 'The server runs without devDependencies; what it imports belongs among the dependencies.',
      severity: 'error',
      from: { path: '^(app|server|inngest)/|^(proxy|instrumentation)\\.ts$', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that leads nowhere is a spelling mistake or a package that package.json lacks.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^bun:|\\.(css|svg)$' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^server/db/generated/'] },
    exclude: { path: ['^\\.next', '^\\.local/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
