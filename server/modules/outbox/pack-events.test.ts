import { describe, expect, it } from 'vitest'
import { newId } from '#server/core/ids.ts'
import type { Envelope, EventName, ListenerName } from '#server/events.ts'
import { packEvents, unpack } from './pack-events.ts'

function event(
  name: EventName,
  { batch = true, listener }: { batch?: boolean; listener?: ListenerName } = {},
) {
  const eventId = newId()
  const data: Envelope = {
    ...{ eventId, name, version: 1, payload: {}, batch },
    ...{ correlationId: null, occurredAt: new Date().toISOString(), ...(listener && { listener }) },
  }
  return { id: listener ? `${eventId}:1` : eventId, name: listener ? 'listener/redelivered' : name, data }
}

const many = (count: number, make: () => ReturnType<typeof event>) => Array.from({ length: count }, make)

describe('packing events', () => {
  it('puts what may be batched together by name, a hundred at most, and nothing gets lost or doubled', () => {
    const events = [...many(130, () => event('order/placed')), ...many(20, () => event('order/paid'))]
    const packs = packEvents(events)
    expect(packs.map(({ name, data }) => [name, 'events' in data && data.events.length])).toEqual([
      ['order/placed', 100],
      ['order/placed', 30],
      ['order/paid', 20],
    ])
    expect(unpack(packs).map(({ data }) => data)).toEqual(events.map(({ data }) => data))
  })
  it('leaves alone what was not flagged, and what a listener takes only alone', () => {
    const events = [
      ...many(3, () => event('order/placed', { batch: false })),
      ...many(3, () => event('webhook/delivery-requested')),
      ...many(3, () => event('refund/requested')),
      ...many(3, () => event('refund/requested', { listener: 'pay-refund' })),
    ]
    expect(packEvents(events)).toEqual(events)
  })
  it('keeps the redeliveries of two listeners apart, and names the listener where its trigger looks', () => {
    const events = [
      ...many(2, () => event('order/placed', { listener: 'notify-customer' })),
      ...many(2, () => event('order/placed', { listener: 'update-vendor-balance' })),
    ]
    expect(packEvents(events).map(({ name, data }) => [name, data.listener])).toEqual([
      ['listener/redelivered', 'notify-customer'],
      ['listener/redelivered', 'update-vendor-balance'],
    ])
  })
  it('gives the same members the same id, and others another', () => {
    const events = many(5, () => event('order/paid'))
    expect(packEvents(events)[0]?.id).toBe(packEvents(events)[0]?.id)
    expect(packEvents(events)[0]?.id).not.toBe(packEvents(events.slice(1))[0]?.id)
  })
})
