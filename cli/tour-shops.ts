import { DEMO_LOGINS, holdPart, resetInstance, startInstance } from '#local/stack.ts'
import type { State, Stop } from '#local/tour/stop.ts'
import { openTour, type Tour } from '#local/tour/tour.ts'
import { newId } from '#server/core/ids.ts'
import { connect } from '#server/database.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'

interface Options {
  /** A shop that runs already; without one, shops are started for the purpose, and ended. */
  url: string | undefined
  stops: readonly Stop[]
  states: readonly State[]
  tell: (line: string) => void
  stop: AbortSignal
}

/** What a shop that runs already can be seen in without harm to it. */
const HARMLESS: readonly State[] = ['full', 'calls']

/**
 * Hands `work` a tour for each of the states: through the demo's shop, through it with its database down, and through
 * one on its first day, where everybody has a login and nothing has happened.
 */
export async function forEachState(
  { url, stops, states, tell, stop }: Options,
  work: (state: State, tour: Tour) => Promise<void>,
): Promise<void> {
  const wanted = (state: State) =>
    states.includes(state) && stops.some((one) => one.states.includes(state)) && !stop.aborted
  const stopsOf = (among: readonly State[]) =>
    stops.filter((one) => one.states.some((state) => among.includes(state)))
  if (url) {
    const tour = await openTour(url, stopsOf(HARMLESS))
    for (const state of HARMLESS.filter(wanted)) await work(state, tour)
    return
  }
  const demo: readonly State[] = [...HARMLESS, 'database']
  if (demo.some(wanted)) {
    await withShop({ seed: true, tell, stop }, async (address) => {
      const tour = await openTour(address, stopsOf(demo))
      for (const state of HARMLESS.filter(wanted)) await work(state, tour)
      if (!wanted('database')) return
      await holdPart('tour', 'postgres')
      await work('database', tour)
    })
  }
  if (wanted('empty')) {
    await withShop({ seed: false, tell, stop }, async (address, database) => {
      await openUp(database)
      await work('empty', await openTour(address, stopsOf(['empty'])))
    })
  }
}

/** Runs the instance `tour`, from nothing, while `work` does. */
async function withShop(
  { seed, tell, stop }: Pick<Options, 'tell' | 'stop'> & { seed: boolean },
  work: (url: string, database: string) => Promise<void>,
): Promise<void> {
  await resetInstance('tour')
  const shop = { PLACEMENT_RATE_PER_MINUTE: '0', LOG_LEVEL: 'warn' }
  const instance = await startInstance('tour', { mode: 'production', tell, stop, seed, shop })
  try {
    const { urls, env } = instance.state
    await work(urls.storefront, env.DATABASE_URL ?? '')
  } finally {
    await instance.stop()
  }
}

/** A login of each kind in an empty shop, under the demo's names, and a vendor who has nothing yet. */
async function openUp(database: string): Promise<void> {
  const db = connect(database, 2)
  try {
    const people = [
      { name: 'Clara First', email: DEMO_LOGINS.customer, role: 'customer' },
      { name: 'Vera First', email: DEMO_LOGINS.vendor, role: 'customer' },
      { name: 'Olga First', email: DEMO_LOGINS.admin, role: 'operator' },
    ] as const
    const { password } = DEMO_LOGINS
    const [, vendor] = await Promise.all(people.map((person) => createUser(db, { ...person, password })))
    if (!vendor?.ok) throw new Error('The shop is not empty.')
    const vendorId = newId()
    const name = 'First Day'
    await db.vendor.create({
      data: {
        ...{ id: vendorId, slug: 'first-day', name, status: 'approved', country: 'DE' },
        email: DEMO_LOGINS.vendor,
        members: { create: { userId: vendor.userId, role: 'owner' } },
      },
    })
  } finally {
    await db.$disconnect()
  }
}
