import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Queryable = Pick<Adapter, 'queryRaw'>
type Query = (config: unknown) => Promise<{ fields?: { dataTypeID: number }[] }>

/** PostgreSQL's one-byte type `"char"` and its array, as the catalogue tables use them. */
const CHAR = 18
const CHAR_ARRAY = 1002
/** The adapter's numbers for the column types that they become. */
const CHARACTER = 6
const CHARACTER_ARRAY = 70

/**
 * Teaches a queryable the type `"char"`, which the adapter refuses although every description of a database has it:
 * such a column passes as an array's type, and whatever then is no array gets the type that it has.
 */
function acceptCharacters<T extends Queryable>(queryable: T): T {
  const { client } = queryable as unknown as { client: { query: Query } }
  const query = client.query.bind(client)
  client.query = async (config) => {
    const result = await query(config)
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY
    return result
  }
  const queryRaw = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (statement) => {
    const result = await queryRaw(statement)
    result.columnTypes = result.columnTypes.map((type, column) =>
      type === CHARACTER_ARRAY && !result.rows.some((row) => Array.isArray(row[column])) ? CHARACTER : type,
    )
    return result
  }
  return queryable
}

function prepare(adapter: Adapter): Adapter {
  acceptCharacters(adapter)
  // A script goes out whole: split at every semicolon it would break function bodies, and half of it would stay.
  adapter.executeScript = async (script) => {
    const { client, onError } = adapter as unknown as { client: pg.Pool; onError(error: unknown): never }
    try {
      await client.query(script)
    } catch (error) {
      onError.call(adapter, error)
    }
  }
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (level) => acceptCharacters(await startTransaction(level))
  return adapter
}

/** Prisma's PostgreSQL adapter as the schema engine needs it; `connectionString` may be any that libpq's form allows. */
export class MigrationAdapter extends PrismaPg {
  readonly #address: URL

  constructor(connectionString: string) {
    super(
      { connectionString, max: 2 },
      { schema: new URL(connectionString).searchParams.get('schema') ?? 'public' },
    )
    this.#address = new URL(connectionString)
  }

  override async connect(): Promise<Adapter> {
    return prepare(await super.connect())
  }

  /**
   * A database of its own, empty, dropped in the end. (The adapter's own, given a connection string, would connect to
   * the main database again: the string wins over the name beside it.)
   */
  override async connectToShadowDb(): Promise<Adapter> {
    const main = await this.connect()
    const name = `prisma_migrate_shadow_db_${randomUUID()}`
    await main.executeScript(`CREATE DATABASE "${name}"`)
    const address = new URL(this.#address)
    address.pathname = `/${name}`
    const shadow = await new MigrationAdapter(address.href).connect()
    const dispose = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await dispose()
      await main.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      await main.dispose()
    }
    return shadow
  }
}

/** Whether `connectionString` can be connected to; throws pg's error otherwise. */
export async function tryToConnect(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.end()
}

/** Makes the database that `connectionString` names, through the database `postgres` of the same server. */
export async function createDatabase(connectionString: string): Promise<string> {
  const address = new URL(connectionString)
  const name = decodeURIComponent(address.pathname.slice(1))
  address.pathname = '/postgres'
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return name
}
