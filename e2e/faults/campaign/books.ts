import pg from 'pg'

/** The rows of a shop, read as their owner by somebody who can bear that the database is killed. */
export class Books {
  readonly #pool: pg.Pool

  constructor(ownerUrl: string) {
    this.#pool = new pg.Pool({ connectionString: ownerUrl, max: 2, connectionTimeoutMillis: 2_000 })
    this.#pool.on('error', () => {})
  }

  async ask<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.#pool.query(sql, values)).rows as T[]
  }

  /** Puts units of everything on the shelves, each with the movement that explains it. */
  async stockUp(units: number): Promise<void> {
    await this.ask(
      `WITH stocked AS (UPDATE stock SET on_hand = on_hand + $1 RETURNING variant_id)
       INSERT INTO stock_movements (id, variant_id, delta, reason, reference, created_at)
       SELECT uuidv7(), variant_id, $1, 'received', 'faults:' || uuidv7(), now() FROM stocked`,
      [units],
    )
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}
