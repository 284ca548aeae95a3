import type { Visitor } from '#local/tour/stop.ts'
import type { Tour } from '#local/tour/tour.ts'

/** Where each visitor begins. */
const DOORS: Partial<Record<Visitor, readonly string[]>> = {
  guest: ['/', '/de'],
  customer: ['/account'],
  vendor: ['/vendor'],
  operator: ['/admin'],
}

/** So many addresses of one visitor's are asked for at most, and so many at once. */
const MOST = 4_000
const AT_ONCE = 4

/** Where links lead that no page is behind: they are files of the build or the API. */
const NO_PAGE = /^\/(_next|api)\//

export interface Links {
  asked: number
  /** A sentence for each address that answers with an error, and for the page that it stands on. */
  broken: string[]
}

/**
 * Follows the links of every page, as each kind of visitor. What has a query is asked for once with each set of names, and
 * not read any further: filters combine without end.
 */
export async function crawl(tour: Tour): Promise<Links> {
  const links: Links = { asked: 0, broken: [] }
  for (const [visitor, doors] of Object.entries(DOORS)) {
    const cookie = tour.visitors[visitor as Visitor].cookies
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
    const found = await crawlAs(tour.url, { cookie, doors })
    links.asked += found.asked
    links.broken.push(...found.broken.map((sentence) => `${visitor}: ${sentence}`))
  }
  return links
}

async function crawlAs(
  url: string,
  { cookie, doors }: { cookie: string; doors: readonly string[] },
): Promise<Links> {
  /** Each kind of address with the page that named it first. */
  const found = new Map(doors.map((door) => [door, door]))
  const waiting = [...doors]
  const broken: string[] = []
  let asked = 0
  const work = async () => {
    for (let address = waiting.shift(); address && asked < MOST; address = waiting.shift()) {
      asked += 1
      const answer = await fetch(new URL(address, url), { headers: { cookie }, redirect: 'manual' })
      const text = await answer.text()
      if (answer.status >= 400)
        broken.push(`${address} answers ${answer.status}, linked on ${found.get(kindOf(address))}`)
      const isPage = answer.headers.get('content-type')?.startsWith('text/html')
      if (!isPage || address.includes('?')) continue
      for (const link of linksIn(text, url)) {
        if (found.has(kindOf(link))) continue
        found.set(kindOf(link), address)
        waiting.push(link)
      }
    }
  }
  // One alone first: it finds what the others are to do.
  for (; waiting.length > 0 && asked < MOST; ) await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { asked, broken }
}

/** An address without what its query says: another page of a list, or another filter of the same name, is like the first. */
export function kindOf(address: string): string {
  const [path = '', query] = address.split('?', 2)
  const names = new Set(new URLSearchParams(query).keys())
  return [path, ...[...names].sort()].join(' ')
}

/** Addresses of this shop that a page leads to, pictures included. */
export function linksIn(html: string, url: string): string[] {
  const named = [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, link = '']) => link)
  return named.flatMap((link) => {
    const target = URL.parse(link.replaceAll('&amp;', '&'), url)
    if (!target || target.origin !== new URL(url).origin || NO_PAGE.test(target.pathname)) return []
    return [`${target.pathname}${target.search}`]
  })
}
