import { type Browser, type Page, request } from '@playwright/test'
import { explain } from '../failure.ts'
import { type State, type Stop, VISITORS } from './stop.ts'
import { type Mishap, visit } from './visit.ts'
import { openWindow, receiveVisitors, SCREENS, type Screen, type Visitors } from './visitors.ts'

/** A shop with its visitors in it, and where each stop is found there. */
export interface Tour {
  url: string
  stops: readonly Stop[]
  visitors: Visitors
  addresses: ReadonlyMap<Stop, string>
}

/** A stop in a state on a screen, open in a browser. */
export interface Sight {
  stop: Stop
  state: State
  screen: Screen
  page: Page
  mishap: Mishap
}

/** Brings the visitors into the shop at `url` and looks up where its stops are. */
export async function openTour(url: string, stops: readonly Stop[]): Promise<Tour> {
  const paying = stops.filter(({ place, visitor }) => place === '/checkout' && visitor !== 'guest')
  const visitors = await receiveVisitors(url, new Set(paying.map(({ visitor }) => visitor)))
  const addresses = new Map<Stop, string>()
  for (const visitor of VISITORS) {
    const api = await request.newContext({ baseURL: url, storageState: visitors[visitor] })
    for (const stop of stops.filter((one) => one.visitor === visitor)) {
      const address = await addressOf(stop, async (on) => (await api.get(on)).text())
      if (address) addresses.set(stop, address)
    }
    await api.dispose()
  }
  return { url, stops, visitors, addresses }
}

/** Null where no link leads there. */
async function addressOf({ at }: Stop, read: (on: string) => Promise<string>): Promise<string | null> {
  if (typeof at === 'string') return at
  const [link] = at.to.exec(await read(at.on)) ?? []
  return link ? `${link}${at.plus ?? ''}` : null
}

/**
 * Goes through the stops that have a state, on each screen, and gives each to `look`. Where one cannot be seen the walk
 * goes on; gives a sentence for each of these.
 */
export async function walk(
  browser: Browser,
  { url, stops, visitors, addresses }: Tour,
  { state, screens = SCREENS }: { state: State; screens?: readonly Screen[] },
  look: (sight: Sight) => Promise<unknown>,
): Promise<string[]> {
  const missed: string[] = []
  const chosen = stops.filter(({ states }) => states.includes(state))
  for (const screen of screens) {
    for (const visitor of VISITORS) {
      const own = chosen.filter((stop) => stop.visitor === visitor)
      if (own.length === 0) continue
      const window = await openWindow(browser, { url, session: visitors[visitor], screen })
      for (const stop of own) {
        const address = addresses.get(stop)
        if (!address) {
          missed.push(`${stop.name}: no link leads there`)
          continue
        }
        const page = await window.newPage()
        await visit(page, { stop, address, state })
          .then((mishap) => look({ stop, state, screen, page, mishap }))
          .catch((error) => missed.push(`${stop.name}, ${state}, ${screen.width} px: ${explain(error)}`))
        await page.close()
      }
      await window.close()
    }
  }
  return missed
}
