import { createHash } from 'node:crypto'
import { type Envelope, type ListenerName, listenersOf, takesBatches } from '#server/events.ts'

/** How many events one pack holds at most: a listener's transaction for as many takes about a tenth of a second. */
const PACK_SIZE = 100

/** One event as it is handed to the job server, on its own. */
interface Single {
  id: string
  name: string
  data: Envelope
}

/** Many events of one name as the job server sees them: one, which starts one run per listener. */
interface Pack {
  id: string
  name: string
  data: { listener?: ListenerName; events: Envelope[] }
}

/**
 * Puts events that may go in batches (`data.batch`) together, those of one name, and of one listener where they are
 * redelivered; what goes alone, and what some listener takes only alone, stays as it is. A pack's id is made of its
 * members', so the same pack sent twice is taken once; members that were sent in another company before are known to
 * the listeners by the ids in their data.
 */
export function packEvents(events: readonly Single[]): (Single | Pack)[] {
  const groups = Map.groupBy(events, (event) =>
    mayBePacked(event.data) ? `${event.name} ${event.data.listener ?? ''}` : event.id,
  )
  return [...groups.values()].flatMap((group) => packsOf(group))
}

/** The events of a run, each on its own again. `data` is what came over the wire. */
export function unpack(events: readonly { data?: unknown }[]): { data?: unknown }[] {
  return events.flatMap((event) => {
    const { events: members } = (event.data ?? {}) as { events?: unknown }
    return Array.isArray(members) ? members.map((data) => ({ data })) : [event]
  })
}

function mayBePacked({ batch, listener, name }: Envelope): boolean {
  return batch && (listener ? [listener] : listenersOf(name)).every(takesBatches)
}

function packsOf(group: Single[]): (Single | Pack)[] {
  const [first] = group
  if (!first || group.length === 1) return group
  const packs: Pack[] = []
  for (let at = 0; at < group.length; at += PACK_SIZE) {
    const members = group.slice(at, at + PACK_SIZE)
    const id = createHash('sha256')
      .update(members.map((member) => member.id).join('\n'))
      .digest('hex')
    const { listener } = first.data
    packs.push({
      id,
      name: first.name,
      data: { ...(listener && { listener }), events: members.map(({ data }) => data) },
    })
  }
  return packs
}
