/** What operators are told to type in an emergency has to work. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { metricsPage } from '#server/http/metrics.ts'

const DOCS = join(import.meta.dirname, '.')
const read = (name: string) => readFileSync(join(DOCS, name), 'utf8')
const operations = read('operations.md')
let test: TestDatabase
beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.stubEnv('METRICS_TOKEN', 'a token for scrapers')
  test = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', test.appUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test.drop()
})

const queries = [...operations.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql.trim())

describe('docs/operations.md', () => {
  it.each(queries.map((sql) => [sql.split('\n')[0], sql] as const))(
    'has a query that the application’s role may run: %s',
    async (_, sql) => {
      await expect(test.db.$queryRawUnsafe(sql)).resolves.toEqual(expect.any(Array))
    },
  )
  it('names metrics that exist', async () => {
    expect(queries.length).toBeGreaterThan(5)
    const authorization = 'Bearer a token for scrapers'
    const page = await metricsPage(
      new Request('http://shop.test/api/metrics', { headers: { authorization } }),
      test.db,
    )
    const existing = new Set([...(await page.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name))
    const named = [...`${operations}${read('scale.md')}`.matchAll(/\b(tradehall_\w+|nodejs_\w+)\b(?!\*)/g)]
      .map(([, name = '']) => name.replace(/_(bucket|sum|count)$/, ''))
      .filter((name) => !/^tradehall_(app|owner)$/.test(name))
    expect(named.length).toBeGreaterThan(10)
    for (const name of new Set(named)) expect([...existing]).toContain(name)
  })
})

describe('migrations', () => {
  /** What an older build that still runs could not bear. */
  const TAKES_AWAY =
    /\bDROP\s+(COLUMN|TABLE|TYPE|VIEW)\b|\bRENAME\s+(COLUMN\b|TO\b)|\bSET\s+NOT\s+NULL\b|\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b|\bREVOKE\b/i
  /** The last one of the time when there was one build only. */
  const FIRST_BUILD = '20261122000400_trade'
  const folder = join(DOCS, '../prisma/migrations')
  const later = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name > FIRST_BUILD)
    .map((entry) => entry.name)

  it.each(later.filter((name) => !name.endsWith('_contract')))(
    '%s takes nothing away that the build before it uses',
    (name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replace(/--.*$/gm, '')
      expect(TAKES_AWAY.exec(sql)?.[0]).toBeUndefined()
      const added = [...sql.matchAll(/ADD\s+COLUMN\s+([^,;]*NOT\s+NULL[^,;]*)/gi)].map(
        ([, column = '']) => column,
      )
      for (const column of added) expect(column).toMatch(/DEFAULT/i)
    },
  )
})
