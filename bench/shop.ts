import { ShopApi } from '#local/shopper.ts'
import { resetInstance, type StartOptions, startInstance } from '#local/stack.ts'
import type { InstanceState } from '#local/state.ts'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { stockUp } from './carts.ts'

/** A shop of a benchmark's own: every process of production on this machine, and everything in stock. */
export interface BenchShop {
  state: InstanceState
  db: Db
  api: ShopApi
  /** Signs the guests' cart cookies. */
  secret: string
}

/**
 * Starts the instance `bench` with an empty database and the demo's range, runs `work`, and leaves nothing running. Its
 * limit on placements is off; everything else is as in production.
 */
export async function withShop(
  work: (shop: BenchShop) => Promise<void>,
  options: Partial<StartOptions> = {},
): Promise<void> {
  await resetInstance('bench')
  const instance = await startInstance('bench', {
    mode: 'production',
    tell: (line) => console.error(line),
    ...options,
    shop: { PLACEMENT_RATE_PER_MINUTE: '0', ...options.shop },
  })
  const { urls, env } = instance.state
  const db = connect(env.DATABASE_URL ?? '', 8)
  const api = new ShopApi(urls.storefront)
  try {
    await stockUp(db, 1_000_000)
    await work({ state: instance.state, db, api, secret: env.AUTH_SECRET ?? '' })
  } finally {
    api.close()
    await db.$disconnect()
    await instance.stop()
  }
}
