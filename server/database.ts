import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './db/generated/client.ts'
import type { Db } from './db/index.ts'
import { env } from './env.ts'

const kept = globalThis as { tradehallDatabase?: Db }

/** A client of its own for `url`, for tools and tests. `max` is the pool's size. */
export function connect(url: string, max = 16): Db {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max }) })
}

/** The one client of this process; imported by composition roots only, which pass it on. Opened at first use. */
export const database: Db = new Proxy({} as Db, {
  get(_, property) {
    kept.tradehallDatabase ??= connect(env.DATABASE_URL, env.DATABASE_POOL_SIZE)
    const value = Reflect.get(kept.tradehallDatabase, property)
    return typeof value === 'function' ? value.bind(kept.tradehallDatabase) : value
  },
})
