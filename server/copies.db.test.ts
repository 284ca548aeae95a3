import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { type Line, openLine } from './copies.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

let lines: Line[] = []
afterEach(async () => {
  await Promise.all(lines.map((line) => line.close()))
  lines = []
})

/** A copy that remembers what it heard. */
async function copy(): Promise<{ line: Line; heard: string[]; begun: () => number }> {
  const heard: string[] = []
  let begun = 0
  const line = openLine(database.appUrl, {
    touched: (tags) => heard.push(...tags),
    begins: () => {
      begun += 1
    },
  })
  lines.push(line)
  await expect.poll(() => begun).toBe(1)
  return { line, heard, begun: () => begun }
}

test('what one copy touched the others hear, and it does not hear itself', async () => {
  const [one, two, three] = [await copy(), await copy(), await copy()]
  await one.line.tell(['catalog:listings', 'catalog:product:a-mug'])
  await expect.poll(() => two.heard).toEqual(['catalog:listings', 'catalog:product:a-mug'])
  await expect.poll(() => three.heard).toEqual(two.heard)
  expect(one.heard).toEqual([])
})

test('more tags than one message of PostgreSQL holds arrive all the same', async () => {
  const [one, two] = [await copy(), await copy()]
  const tags = Array.from(
    { length: 900 },
    (_, number) => `catalog:product:a-very-long-name-of-a-product-${number}`,
  )
  await one.line.tell(tags)
  await expect.poll(() => two.heard.length).toBe(tags.length)
  expect(two.heard.toSorted()).toEqual(tags.toSorted())
})

test('a copy that lost its line begins anew, and says then what it could not say before', async () => {
  const [one, two] = [await copy(), await copy()]
  const cut = () =>
    database.db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`
  await cut()
  await one.line.tell(['catalog:vendors'])
  await expect.poll(one.begun, { timeout: 5_000 }).toBe(2)
  await expect.poll(two.begun, { timeout: 5_000 }).toBe(2)
  // Who comes back believes nothing, so it may have missed the words, but never again.
  await one.line.tell(['catalog:delivery'])
  await expect.poll(() => two.heard, { timeout: 5_000 }).toContain('catalog:delivery')
})
