import { describe, expect, it } from 'vitest'
import { vendorSlug } from './import-catalogue.ts'
import type { SourceOrder } from './read-folder.ts'
import { reconcile, type Standing } from './reconcile.ts'

const unit = (sellerId: string, price: number, freight: number) => ({
  ...{ productId: 'lamp', sellerId, price, freight },
})
const order = (id: string, units: SourceOrder['units']): SourceOrder => ({
  ...{ id, units, customerId: 'anna', method: 'card' },
})
const expected = new Map([
  ['guest:1', order('first', [unit('south', 100, 10), unit('south', 100, 10), unit('north', 7, 0)])],
  ['guest:2', order('second', [unit('south', 300, 1)])],
])

/** What stands after a run in which nothing went wrong. */
function allIsWell() {
  const standing = (owner: string, id: string, charged: number) => ({
    ...{ owner, id, charged, method: 'card', currency: 'BRL' },
  })
  const part = (owner: string, orderId: string, seller: string, money: [number, number, number]) => {
    const [units, goods, freight] = money
    return { owner, orderId, vendor: vendorSlug(seller), units, goods, freight }
  }
  return {
    orders: [standing('guest:1', 'a', 227), standing('guest:2', 'b', 301)],
    parts: [
      part('guest:1', 'a', 'south', [2, 200, 20]),
      part('guest:1', 'a', 'north', [1, 7, 0]),
      part('guest:2', 'b', 'south', [1, 300, 1]),
    ],
    effects: { mails: 5, journals: 5, received: 528, credited: 528, auditEntries: 4 },
    jobs: { expected: 30, done: 30, dead: 0, failing: 0 },
  } satisfies Standing
}

const differencesOf = (change: (standing: ReturnType<typeof allIsWell>) => void) => {
  const standing = allIsWell()
  change(standing)
  return reconcile(expected, standing).differences
}

function shift(parts: { goods: number }[], cents: number[]): void {
  for (const [index, part] of parts.entries()) part.goods += cents[index] ?? 0
}

describe('the reconciliation', () => {
  it('finds nothing when all is well, and says what stands', () => {
    const result = reconcile(expected, allIsWell())
    expect(result.differences).toEqual([])
    expect(result.standing).toEqual({ orders: 2, vendorOrders: 3, units: 4, goods: 507, freight: 21 })
    expect(result.table.every(({ files, database }) => files === database)).toBe(true)
  })

  it('names an order that is not there', () => {
    expect(differencesOf(({ orders, parts }) => [orders.pop(), parts.pop()])).toContain(
      'order second is not there',
    )
  })

  it('names an order that stands twice', () => {
    const found = differencesOf(({ orders }) =>
      orders.push({ ...orders[1], id: 'c' } as (typeof orders)[number]),
    )
    expect(found).toContain('order second stands 2 times')
  })

  it('is not deceived by two mistakes that cancel each other', () => {
    const found = differencesOf(({ parts }) => {
      shift(parts, [1, 0, -1])
    })
    expect(found).toHaveLength(2)
    expect(found.join()).toContain('order first: ')
  })

  it('sees money that moved from one seller to another', () => {
    const found = differencesOf(({ parts }) => {
      shift(parts, [1, -1, 0])
    })
    expect(found.filter((difference) => difference.startsWith('revenue of '))).toHaveLength(2)
  })

  it.each(['mails', 'journals', 'received', 'credited', 'auditEntries'] as const)('counts %s', (effect) => {
    expect(differencesOf(({ effects }) => effects[effect]--)).toHaveLength(1)
  })

  it('sees a run that is dead, and a payment by other means', () => {
    expect(differencesOf(({ jobs }) => jobs.done--)).toHaveLength(1)
    expect(
      differencesOf(({ orders }) => Object.assign(orders[0] ?? {}, { method: 'transfer' })),
    ).toHaveLength(1)
  })
})
