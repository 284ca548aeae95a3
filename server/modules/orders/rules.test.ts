import { describe, expect, it } from 'vitest'
import { creatingOrder } from './order.observer.ts'
import { creatingOrderItems } from './order-item.observer.ts'
import { orderStatusesBefore, progressOf, vendorOrderMoves, vendorOrderStatusesBefore } from './rules.ts'
import { creatingVendorOrder } from './vendor-order.observer.ts'

const order = {
  id: '019a0000-0000-7000-8000-000000000001',
  placedAt: new Date(0),
  actor: 'customer' as const,
}

describe('states', () => {
  it('lets nothing leave delivered or cancelled', () => {
    expect(vendorOrderMoves.delivered).toEqual([])
    expect(vendorOrderMoves.cancelled).toEqual([])
  })
  it('tell how far an order is as a whole, and cancelled parts hold no other back', () => {
    expect(progressOf('awaiting-payment', ['awaiting-payment'])).toBe('awaiting-payment')
    expect(progressOf('placed', ['placed', 'accepted'])).toBe('accepted')
    expect(progressOf('placed', ['placed', 'shipped'])).toBe('partly-shipped')
    expect(progressOf('placed', ['delivered', 'shipped'])).toBe('shipped')
    expect(progressOf('placed', ['delivered', 'cancelled'])).toBe('delivered')
    expect(progressOf('cancelled', ['cancelled'])).toBe('cancelled')
  })
  it('ships a part only from paid states', () => {
    expect(vendorOrderStatusesBefore('shipped')).toEqual(['placed', 'accepted'])
  })
  it('cancels a part only before it is shipped', () => {
    expect(vendorOrderStatusesBefore('cancelled')).toEqual(['awaiting-payment', 'placed', 'accepted'])
    expect(orderStatusesBefore('cancelled')).toEqual(['awaiting-payment', 'placed'])
  })
})

describe('observers', () => {
  it('give an order a readable code, its first status and its first history row', () => {
    const made = creatingOrder(order)
    expect(made.order.code).toMatch(/^TH-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
    expect(made.order.status).toBe('awaiting-payment')
    expect(made.statusChange).toMatchObject({
      orderId: order.id,
      vendorOrderId: null,
      toStatus: 'awaiting-payment',
    })
  })
  it('give a part the code of its order and its number', () => {
    const made = creatingVendorOrder(
      { id: 'p', orderId: order.id, number: 2 },
      { ...order, code: 'TH-0000-0000-0' },
    )
    expect(made.vendorOrder.code).toBe('TH-0000-0000-0/2')
    expect(made.statusChange).toMatchObject({ vendorOrderId: 'p', toStatus: 'awaiting-payment' })
  })
  it('number the lines and hold the units of each', () => {
    const made = creatingOrderItems([
      { id: 'a', variantId: 'v', quantity: 2 },
      { id: 'b', variantId: 'w', quantity: 1 },
    ])
    expect(made.items.map((item) => item.lineNumber)).toEqual([1, 2])
    expect(made.reservations).toMatchObject([
      { orderItemId: 'a', variantId: 'v', quantity: 2, state: 'held' },
      { orderItemId: 'b', variantId: 'w', quantity: 1, state: 'held' },
    ])
  })
})
