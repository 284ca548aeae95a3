import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from './db/generated/client.ts'
import type { Db } from './db/index.ts'
import { env } from './env.ts'
import { isTracing, traced } from './tracing.ts'

const kept = globalThis as { tradehallDatabase?: Db; tradehallPool?: Pool }

/** A client of its own for `url`, for tools and tests. `max` is the pool's size. */
export function connect(url: string, max = 16): Db {
  return clientOn(new Pool({ connectionString: url, max }))
}

function clientOn(pool: Pool): Db {
  return new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator: ({ sql }) => nameOf(sql),
      disposeExternalPool: true,
    }),
  })
}

/** How this process uses its connections: at work, idle, and how many callers wait for one. */
export function poolUse(): { busy: number; idle: number; waiting: number; most: number } {
  const pool = kept.tradehallPool
  if (!pool) return { busy: 0, idle: 0, waiting: 0, most: env.DATABASE_POOL_SIZE }
  const { totalCount, idleCount, waitingCount } = pool
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount, most: pool.options.max }
}

/** How many statements a process prepares; queries beyond (lists of ever other lengths) are planned each time. */
const PREPARED_STATEMENTS = 400

const names = new Map<string, string>()

/**
 * The name under which each connection keeps a statement prepared, so that PostgreSQL parses it once: the placement's
 * is long, and preparing it makes it half as fast again. An empty name means: not prepared.
 */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= PREPARED_STATEMENTS) return ''
  const name = `s${names.size + 1}`
  names.set(sql, name)
  return name
}

/** The one client of this process; imported by composition roots only, which pass it on. Opened at first use. */
export const database: Db = new Proxy({} as Db, {
  get(_, property) {
    kept.tradehallDatabase ??= open()
    const value = Reflect.get(kept.tradehallDatabase, property)
    if (isTracing() && SPANS[String(property)]) return inSpan(kept.tradehallDatabase, property, value)
    return typeof value === 'function' ? value.bind(kept.tradehallDatabase) : value
  },
})

function open(): Db {
  kept.tradehallPool = new Pool({ connectionString: env.DATABASE_URL, max: env.DATABASE_POOL_SIZE })
  return clientOn(kept.tradehallPool)
}

/** What has a span of its own where tracing is on: transactions, and statements outside of one. */
const SPANS: Record<string, string> = {
  $transaction: 'transaction',
  $queryRaw: 'statement',
  $queryRawUnsafe: 'statement',
  $executeRaw: 'statement',
  $executeRawUnsafe: 'statement',
}

function inSpan(db: Db, property: string | symbol, call: (...args: unknown[]) => Promise<unknown>) {
  return (...args: unknown[]) =>
    // Prisma's promises begin when they are awaited, which must be inside the span.
    traced(SPANS[String(property)] ?? 'statement', { within: true }, async () => await call.apply(db, args))
}
