import { startThrowawayPostgres } from '../testing/throwaway.ts'
import { type Problems, runNode } from './check.ts'

const PRISMA = 'local/prisma.ts'

/** The migrations make exactly the schema: a fresh database that had them all differs from prisma/schema in nothing. */
export async function checkDrift(root: string): Promise<Problems> {
  const server = await startThrowawayPostgres()
  try {
    const env = { MIGRATION_DATABASE_URL: server.ownerUrl }
    const migrated = await runNode(root, [PRISMA, 'migrate', 'deploy'], env)
    if (migrated.code !== 0) return said(migrated.output)
    const difference = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema']
    const { code, output } = await runNode(root, [PRISMA, ...difference, '--exit-code'], env)
    return code === 0 ? [] : said(output)
  } finally {
    await server.remove()
  }
}

function said(output: string): Problems {
  return output.split('\n').filter((line) => line.trim() !== '')
}
