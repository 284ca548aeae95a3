import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'prisma/config'

/** Prisma's engine comes as a download that is not to be had everywhere; where it is missing, ours stands in for it. */
function schemaEngine(): string | undefined {
  if (process.env.PRISMA_SCHEMA_ENGINE_BINARY) return process.env.PRISMA_SCHEMA_ENGINE_BINARY
  const prisma = createRequire(createRequire(join(process.cwd(), 'package.json')).resolve('prisma/config'))
  const engines = dirname(prisma.resolve('@prisma/engines/package.json'))
  const present = readdirSync(engines).some((file) => /^schema-engine-(?!.*\.(gz|sha256|tmp))/.test(file))
  return present ? undefined : join(process.cwd(), 'local', 'prisma-engine', 'schema-engine.ts')
}

const engine = schemaEngine()
if (engine) process.env.PRISMA_SCHEMA_ENGINE_BINARY = engine

const url = process.env.MIGRATION_DATABASE_URL

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations', seed: 'node prisma/seed/main.ts' },
  // Migrations run as the owner; `generate` and a difference between schemas need no database at all.
  ...(url ? { datasource: { url } } : {}),
})
