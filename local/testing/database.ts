import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { ownerUrl: string; appUrl: string; template: string }
  }
}

export type TestDatabase = {
  /** A client with the application role's rights, as the application has it. */
  db: Db
  appUrl: string
  /** The owner may do what the application may not: prepare the impossible, look behind a trigger. */
  ownerUrl: string
  /** Closes the client and drops the database; a second call does nothing. */
  drop(): Promise<void>
}

function named(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

/** A migrated, empty database of one's own (about 50 ms), for tests in the vitest project `postgres`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl, appUrl, template } = inject('postgres')
  const database = `test_${randomBytes(6).toString('hex')}`
  await asOwner(ownerUrl, `CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY file_copy`)
  const db = connect(named(appUrl, database), 10)
  let dropped: Promise<void> | undefined
  return {
    db,
    appUrl: named(appUrl, database),
    ownerUrl: named(ownerUrl, database),
    drop: () => {
      // Not WITH (FORCE): the owner may not end the application's sessions, and PostgreSQL waits five seconds for those
      // that are just closing, but only without it.
      dropped ??= db.$disconnect().then(() => asOwner(ownerUrl, `DROP DATABASE ${database}`))
      return dropped
    },
  }
}

/** Runs SQL with the rights of the owner of a server's databases. */
export async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
