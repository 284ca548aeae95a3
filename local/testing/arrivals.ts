/** Every way in which events can happen and reach a listener, for tests that prove that it commutes. */

/** Either event `happens`, or the events of `arrives` reach the listener. Numbers index the test's events. */
export type Step = { happens: number } | { arrives: number[] }

/** How events that arrive between two happenings are handed over. */
export const WAYS = ['one by one', 'in one batch', 'concurrently'] as const
export type Way = (typeof WAYS)[number]

/**
 * Every interleaving of `events` happenings, in their order, with the arrivals of each, `times` times, after it
 * happened. Grows fast: 35 for two events three times, 105 for four events once.
 */
export function arrivals(events: number, times: number): Step[][] {
  const found: number[][] = []
  const walk = (happened: number, left: number[], path: number[]) => {
    if (happened === events && left.every((count) => count === 0)) found.push(path)
    if (happened < events) walk(happened + 1, left, [...path, happened])
    for (let event = 0; event < happened; event += 1) {
      if (!left[event]) continue
      const after = left.map((count, index) => (index === event ? count - 1 : count))
      walk(happened, after, [...path, events + event])
    }
  }
  walk(0, Array(events).fill(times), [])
  return found.map((path) => grouped(path, events))
}

/** `count` of the interleavings that `arrivals` would give, drawn by a seed; each event arrives one to `times` times. */
export function someArrivals(events: number, times: number, count: number, seed = 1): Step[][] {
  const random = generator(seed)
  return Array.from({ length: count }, () => {
    const left = Array.from({ length: events }, () => 1 + Math.floor(random() * times))
    const path: number[] = []
    for (let happened = 0; happened < events || left.some((n) => n > 0); ) {
      const open = left.flatMap((n, event) => (event < happened && n > 0 ? [event] : []))
      const choice = Math.floor(random() * (open.length + (happened < events ? 1 : 0)))
      const event = open[choice]
      if (event === undefined) path.push(happened++)
      else {
        left[event] = (left[event] ?? 0) - 1
        path.push(events + event)
      }
    }
    return grouped(path, events)
  })
}

/** Plays a history: `happen` makes an event's facts true, `hand` gives events to the listener in one transaction. */
export async function play(
  steps: Step[],
  way: Way,
  {
    happen,
    hand,
  }: { happen: (event: number) => Promise<unknown>; hand: (events: number[]) => Promise<unknown> },
): Promise<void> {
  for (const step of steps) {
    if ('happens' in step) await happen(step.happens)
    else if (way === 'in one batch') await hand(step.arrives)
    else if (way === 'concurrently') await Promise.all(step.arrives.map((event) => hand([event])))
    else for (const event of step.arrives) await hand([event])
  }
}

/** Tries every history, some at a time; throws what the first that fails throws. */
export async function tryAll(
  histories: Step[][],
  attempt: (steps: Step[]) => Promise<void>,
  atOnce = 6,
): Promise<void> {
  const waiting = [...histories]
  const worker = async () => {
    for (let steps = waiting.shift(); steps; steps = waiting.shift()) await attempt(steps)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** A history in words, for the name of a test that fails. */
export function inWords(steps: Step[], names: readonly string[]): string {
  return steps
    .map((step) =>
      'happens' in step ? names[step.happens]?.toUpperCase() : step.arrives.map((i) => names[i]).join('+'),
    )
    .join(', ')
}

/** Numbers below `events` are happenings, those above are arrivals; neighbouring arrivals come together. */
function grouped(path: number[], events: number): Step[] {
  const steps: Step[] = []
  for (const token of path) {
    const last = steps.at(-1)
    if (token < events) steps.push({ happens: token })
    else if (last && 'arrives' in last) last.arrives.push(token - events)
    else steps.push({ arrives: [token - events] })
  }
  return steps
}

/** A small linear congruential generator: the same histories in every run. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
