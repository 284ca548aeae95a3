import { offersOf, ShopApi } from '#local/shopper.ts'
import { describeInstance, type InstanceState } from '#local/stack.ts'
import { Books } from './books.ts'
import { Load, type LoadOptions } from './load.ts'
import { chooseSeed, Random } from './random.ts'
import { Staff } from './staff.ts'

/** A running `test` instance, well stocked, with everybody who takes part in a campaign. */
export interface Stage {
  instance: InstanceState
  api: ShopApi
  books: Books
  random: Random
  /** Makes a load; its orders are this campaign's. */
  load(options: Pick<LoadOptions, 'buyers' | 'restMs' | 'orders'>, follow?: boolean): Promise<Load>
  close(): Promise<void>
}

const UNITS = 20_000

export async function openStage(): Promise<Stage> {
  const instance = describeInstance('test')
  if (!instance) throw new Error('There is no `test` instance: `npm test -- e2e/faults` starts one.')
  const seed = chooseSeed()
  console.log(`  SEED=${seed}`)
  const random = new Random(seed)
  const api = new ShopApi(`http://127.0.0.1:${instance.ports.web}`)
  const books = new Books(String(instance.env.MIGRATION_DATABASE_URL))
  await books.stockUp(UNITS)
  return {
    ...{ instance, api, books, random },
    async load(options, follow = true) {
      const offers = await offersOf(api, 40)
      return new Load({
        api,
        random,
        offers,
        ...(follow ? { staff: await Staff.signIn(api) } : {}),
        ...options,
      })
    },
    async close() {
      api.close()
      await books.close()
    },
  }
}
