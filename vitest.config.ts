import { defineConfig } from 'vitest/config'

const everywhere = ['node_modules/**', 'e2e/**', '.local/**', '.next*/**']
/** Tests that want a PostgreSQL: the use cases', and the functions', whose steps write to it. */
const onPostgres = ['**/*.db.test.ts', 'inngest/**/*.test.ts']

export default defineConfig({
  // The emails' templates are the only JSX that a test reaches.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // As many as there are cores: each waits for PostgreSQL for a part of its time.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['**/*.test.ts'], exclude: [...everywhere, ...onPostgres] },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: onPostgres,
          exclude: everywhere,
          globalSetup: './local/testing/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
