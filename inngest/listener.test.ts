import { describe, expect, it } from 'vitest'
import { newId } from '#server/core/ids.ts'
import { EVENT_NAMES, type EventName, eventsFor, LISTENERS, sentAs } from '#server/events.ts'
import { functions, listeners } from './functions.ts'
import { handedEvents, listenerOptions, triggersFor } from './listener.ts'

/** What the job server does with a trigger: the name or `noun/*`, then the condition. */
function hears(triggers: { event: string; if?: string }[], event: EventName): boolean {
  const name = sentAs(event)
  return triggers.some((trigger) => {
    const matches = trigger.event === name || trigger.event === `${name.split('/')[0]}/*`
    return matches && (!trigger.if || trigger.if.split(' || ').includes(`event.name == '${name}'`))
  })
}

describe('the triggers of a listener', () => {
  it.each(LISTENERS)(
    '%s: what the catalogue says and nothing else, within the job server’s limit',
    (listener) => {
      const { triggers } = listenerOptions(listener)
      expect(triggers.length).toBeLessThanOrEqual(10)
      expect(EVENT_NAMES.filter((name) => hears(triggers, name))).toEqual(eventsFor(listener))
      expect(triggers.at(-1)).toEqual({
        event: 'listener/redelivered',
        if: `event.data.listener == '${listener}'`,
      })
    },
  )
  it('are grouped by noun where there are too many, and let through only what is meant', () => {
    const most = EVENT_NAMES.filter((name) => name !== 'order/paid')
    const triggers = triggersFor(most)
    expect(triggers.length).toBeLessThan(most.length)
    expect(EVENT_NAMES.filter((name) => hears(triggers, name))).toEqual(most)
  })
})

describe('the functions', () => {
  it('are the listeners of the catalogue, each once, beside the crons', () => {
    expect(listeners.map((each) => each.id()).sort()).toEqual([...LISTENERS].sort())
    const ids = functions.map((each) => each.id())
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('what a listener is handed', () => {
  const data = {
    eventId: newId(),
    name: 'order/placed',
    payload: { orderId: newId() },
    occurredAt: new Date().toISOString(),
  }
  it('is each event once, by the id in its data', () => {
    const [event, ...others] = handedEvents([
      { data },
      { data: { ...data, listener: 'notify-customer', batch: true } },
    ])
    expect(others).toEqual([])
    expect(event).toEqual({
      eventId: data.eventId,
      name: 'order/placed',
      payload: data.payload,
      occurredAt: new Date(data.occurredAt),
      correlationId: null,
    })
  })
  it('is refused for good when the catalogue does not know it', () => {
    expect(() => handedEvents([{ data: { ...data, name: 'order/eaten' } }])).toThrow('no envelope')
    expect(() => handedEvents([{ data: { ...data, payload: {} } }])).toThrow('order/placed')
  })
})
