import type { Db } from '#server/db/index.ts'
import { countJobs, receiveTransfers, untilListenersAreDone } from './follow.ts'
import { guestFor } from './guests.ts'
import { importCatalogue } from './import-catalogue.ts'
import { assertServes, placeOrders, type Shop } from './place-orders.ts'
import type { Folder, SourceOrder } from './read-folder.ts'
import { reconcile } from './reconcile.ts'
import { progress, reconciliationTable } from './report.ts'
import { countEffects, standingOrders, standingParts } from './standing.ts'

export interface ReplayRequest {
  db: Db
  shop: Shop
  folder: Folder
  /** How many orders of the folder, from its first; null: all. */
  limit: number | null
  concurrency: number
  stop: AbortSignal
  say: (line: string) => void
}

/** What stands in the database for the folder, and what this run did. Amounts: minor units. */
export interface Summary {
  orders: number
  vendorOrders: number
  units: number
  goodsCents: number
  freightCents: number
  /** Orders of this run. */
  placed: number
  skipped: number
  differences: number
  /** Orders placed per second, while they were placed. */
  perSecond: number
}

/** Orders by the owner under whom each stands or will stand. */
type ByOwner = Map<string, SourceOrder>

/** Places what is not there yet, waits for all listeners, compares. Null when it was stopped before its end. */
export async function replay(request: ReplayRequest): Promise<Summary | null> {
  const { db, shop, folder, limit, stop, say } = request
  const chosen = [...folder.orders].slice(0, limit ?? undefined)
  const ownerOf = (order: SourceOrder) => guestFor(order.id, shop.secret).owner
  const whole = new Map(
    [...folder.orders.values()].flatMap((order) => (order ? [[ownerOf(order), order]] : [])),
  )
  const selected = new Map(chosen.flatMap(([, order]) => (order ? [[ownerOf(order), order] as const] : [])))
  const skipped = chosen.length - selected.size

  const before = await ownersStanding(db, whole)
  const todo = [...selected].filter(([owner]) => !before.has(owner)).map(([, order]) => order)
  const { size: sellers } = folder.sellers
  say(
    `${chosen.length} orders, ${folder.products.size} products and ${sellers} sellers in the files: ` +
      `${todo.length} orders to place, ${selected.size - todo.length} stand already, ${skipped} skipped.`,
  )
  const { placed, perSecond } = await place(request, todo)
  if (stop.aborted) return null

  // What stands though this run was not asked for it counts too: the comparison is about the folder.
  const now = await ownersStanding(db, whole)
  const expected = new Map([...whole].filter(([owner]) => selected.has(owner) || now.has(owner)))
  const orders = await standingOrders(db, [...expected.keys()])
  const orderIds = orders.map(({ id }) => id)
  const transfers = await receiveTransfers(db, orderIds)
  if (transfers > 0) say(`${transfers} transfers received.`)
  await waitForListeners(request, orderIds)
  if (stop.aborted) return null

  const result = reconcile(expected, {
    orders,
    parts: await standingParts(db, orderIds),
    effects: await countEffects(db, orderIds),
    jobs: await countJobs(db, orderIds),
  })
  say(`\n${reconciliationTable(result)}\n\n${placed} orders placed, ${perSecond} per second.`)
  const { goods: goodsCents, freight: freightCents, ...counts } = result.standing
  const differences = result.differences.length
  return { ...counts, goodsCents, freightCents, placed, skipped, differences, perSecond }
}

async function ownersStanding(db: Db, orders: ByOwner): Promise<Set<string>> {
  const rows = await standingOrders(db, [...orders.keys()])
  return new Set(rows.map(({ owner }) => owner))
}

async function place(
  { db, shop, folder, concurrency, stop, say }: ReplayRequest,
  todo: readonly SourceOrder[],
): Promise<{ placed: number; perSecond: number }> {
  if (todo.length === 0) return { placed: 0, perSecond: 0 }
  await assertServes(shop)
  const catalogue = await importCatalogue(db, folder)
  say(`${catalogue.size} variants at their sellers' prices and freights.`)

  let [placed, failed, unanswered] = [0, 0, 0]
  const gone = new AbortController()
  const began = performance.now()
  const rate = () => Math.round((placed / (performance.now() - began)) * 10_000) / 10
  const shown = progress(2_000, say)
  await placeOrders(shop, todo, {
    ...{ folder, catalogue, concurrency, stop: AbortSignal.any([stop, gone.signal]) },
    tell: (order, outcome) => {
      if (outcome.ok) placed += 1
      else {
        failed += 1
        shown.end()
        say(`order ${order.id} was not placed: ${outcome.reason}`)
      }
      unanswered = !outcome.ok && outcome.unanswered ? unanswered + 1 : 0
      if (unanswered > concurrency) gone.abort()
      shown.tell(
        `placed ${placed} of ${todo.length}${failed > 0 ? `, ${failed} failed` : ''} (${rate()} per second)`,
      )
    },
  })
  const perSecond = rate()
  shown.end()
  if (gone.signal.aborted) say('The shop answers no more: the other orders are left for another run.')
  say(
    `placed ${placed} of ${todo.length} in ${((performance.now() - began) / 1000).toFixed(1)} s (${perSecond} per second).`,
  )
  return { placed, perSecond }
}

async function waitForListeners({ db, stop, say }: ReplayRequest, orderIds: string[]): Promise<void> {
  const shown = progress(4_000, say)
  const began = performance.now()
  const jobs = await untilListenersAreDone(db, orderIds, {
    stop,
    tell: ({ expected, done, dead, failing }) =>
      shown.tell(
        `listeners: ${done} of ${expected} runs done` +
          `${failing > 0 ? `, ${failing} tried again` : ''}${dead > 0 ? `, ${dead} dead` : ''}`,
      ),
  })
  shown.end()
  const left = jobs.expected - jobs.done - jobs.dead
  say(
    `listeners: ${jobs.done} of ${jobs.expected} runs done, ${jobs.dead} dead${left > 0 ? `, ${left} open` : ''}, ` +
      `${((performance.now() - began) / 1000).toFixed(1)} s after the last order.`,
  )
}
