import type pg from 'pg'

export type Tell = (line: string) => void

/**
 * Runs `load` in one transaction with the tables' foreign keys, indexes (but for primary keys) and triggers taken off,
 * and puts them back before it commits: the keys are checked again for every row, the indexes are built sorted, and the
 * deferred triggers' rules are proven for whole tables. So nothing is there that an ordinary INSERT would have been
 * refused, at a tenth of the time. Whoever uses the tables waits meanwhile; whatever fails leaves nothing behind.
 */
export async function loadInBulk(
  client: pg.Client,
  tables: readonly string[],
  { load, tell }: { load: () => Promise<void>; tell: Tell },
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(
      "SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL work_mem = '256MB'; SET LOCAL synchronous_commit = off",
    )
    const keys = await foreignKeysOf(client, tables)
    const indexes = await indexesOf(client, tables)
    for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await load()

    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    tell(`building ${indexes.length} indexes`)
    for (const { definition } of indexes) await client.query(definition)
    tell(`checking ${keys.length} foreign keys and the deferred rules`)
    // Without statistics a check of millions of rows may be planned as a nested loop.
    await client.query(`ANALYZE ${tables.join(', ')}`)
    for (const { table, name, definition } of keys) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    }
    await proveDeferredRules(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

async function foreignKeysOf(client: pg.Client, tables: readonly string[]) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::text[]::regclass[]) ORDER BY 1, 2`,
    [tables],
  )
  return rows
}

/** Those that no constraint stands on. */
async function indexesOf(client: pg.Client, tables: readonly string[]) {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index AS i
     WHERE indrelid = ANY ($1::text[]::regclass[]) AND NOT indisprimary
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
     ORDER BY indrelid, 1`,
    [tables],
  )
  return rows
}

/** What the deferred constraint triggers ask of each row (migration `guards`, sections 2 and 3), asked of whole tables. */
const DEFERRED_RULES: readonly [rule: string, offenders: string][] = [
  [
    'a journal sums to zero',
    'SELECT journal_id FROM postings GROUP BY journal_id, currency HAVING sum(amount) <> 0',
  ],
  [
    'a journal has postings',
    'SELECT FROM journals j WHERE NOT EXISTS (SELECT FROM postings WHERE journal_id = j.id)',
  ],
  [
    'an order has its first status change',
    `SELECT FROM orders o WHERE NOT EXISTS (SELECT FROM order_status_changes
       WHERE order_id = o.id AND vendor_order_id IS NULL AND from_status IS NULL)`,
  ],
  [
    'an order has a part',
    'SELECT FROM orders o WHERE NOT EXISTS (SELECT FROM vendor_orders WHERE order_id = o.id)',
  ],
  [
    'a part has its first status change',
    `SELECT FROM vendor_orders p WHERE NOT EXISTS (SELECT FROM order_status_changes
       WHERE vendor_order_id = p.id AND from_status IS NULL)`,
  ],
  [
    'a part has items',
    'SELECT FROM vendor_orders p WHERE NOT EXISTS (SELECT FROM order_items WHERE vendor_order_id = p.id)',
  ],
]

/** Throws, naming the first rule that some row breaks. */
async function proveDeferredRules(client: pg.Client): Promise<void> {
  for (const [rule, offenders] of DEFERRED_RULES) {
    const { rowCount } = await client.query(`${offenders} LIMIT 1`)
    if (rowCount) throw new Error(`The history breaks a rule: ${rule}.`)
  }
}
