import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { nobodyListens } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { connect } from '#server/database.ts'
import { reasonAgainst } from './ready.ts'

let test: TestDatabase
beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent')
  test = await createTestDatabase()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test.drop()
})

describe('readiness', () => {
  it('is there when the application’s role sees every migration of this build', async () => {
    expect(await reasonAgainst(test.db)).toBeUndefined()
  })
  it('is not there while a migration is missing', async () => {
    expect(await reasonAgainst(test.db, async () => ['29991231000000_later'])).toBe(
      "the database lacks 1 of this build's migrations",
    )
  })
  it('is not there without a database, and says so without its address', async () => {
    const { host } = new URL(await nobodyListens())
    const db = connect(`postgresql://nobody@${host}/nothing`)
    expect(await reasonAgainst(db)).toBe('the database does not answer')
    await db.$disconnect()
  })
})
