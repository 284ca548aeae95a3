import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import Negotiator from 'negotiator'
import type { Doorkeeper } from './doorkeeper.ts'
import { isCurrent, type KeptPage, keptStore, type Lookup } from './kept-store.ts'

/** How many addresses are remembered; what stands at them is Next's to keep, and counted there (`cacheMaxMemorySize`). */
const ADDRESSES = 20_000
const LONGEST_ADDRESS = 2_000

/** With one of these, what is asked for is not the page itself. */
const NOT_THE_PAGE = ['rsc', 'next-action', 'next-router-prefetch', 'range', 'x-prerender-revalidate']

/** What belongs to one answer alone, or to how it was sent. */
const NOT_KEPT =
  /^(content-(encoding|length)|transfer-encoding|connection|keep-alive|date|etag|x-middleware-.*)$/

/** The dearest to make is the cheapest to send. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const
type Encoding = (typeof ENCODINGS)[number]

const compress: Record<Encoding, (html: Buffer) => Promise<Buffer>> = {
  // A quarter less than gzip for the same work; what is above 5 takes many times as long.
  br: (html) => promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
  identity: async (html) => html,
}

interface Answer {
  headers: OutgoingHttpHeaders
  /** Not held: how much is kept is Next's to say. */
  page: WeakRef<object>
  again: Lookup['again']
}

interface Bodies {
  etag: string
  /** Made when first asked for. */
  sent: Partial<Record<Encoding, Promise<Buffer>>>
}

/**
 * Answers again what Next has answered from its memory: the same page at the same address, already compressed. On its own
 * way through Next a kept page costs ten times as much, and is compressed anew each time.
 *
 * What a page is and how long it may be shown stays Next's to say: an answer is given only while Next's own store still gives
 * the very page that it was made of, no tag of it touched, and its time not over. All else goes to Next as ever.
 */
export function keptAnswers(): Doorkeeper {
  const answers = new LRUCache<string, Answer>({ max: ADDRESSES })
  const bodies = new WeakMap<object, Bodies>()

  function bodiesOf(html: string, page: object): Bodies {
    const made = bodies.get(page)
    if (made) return made
    const etag = `W/"${createHash('sha1').update(html).digest('base64url')}"`
    const fresh = { etag, sent: {} }
    bodies.set(page, fresh)
    return fresh
  }

  /** The page that stands at an address, if it may be shown as it is. */
  async function standing(address: string, { page, again }: Answer): Promise<KeptPage['value']> {
    const now = await again()
    if (now?.value && now.value === page.deref() && isCurrent(now)) return now.value
    answers.delete(address)
    return null
  }

  /** Answers, and says whether it did. */
  async function answer(request: IncomingMessage, response: ServerResponse, kept: Answer): Promise<boolean> {
    const page = await standing(request.url ?? '', kept)
    if (!page?.html) return false
    const accepted = new Negotiator(request).encodings([...ENCODINGS])
    const encoding = ENCODINGS.find((name) => accepted.includes(name)) ?? 'identity'
    const { etag, sent } = bodiesOf(page.html, page)
    const headers = { ...kept.headers, ETag: etag }
    if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
      response.writeHead(304, headers).end()
      return true
    }
    sent[encoding] ??= compress[encoding](Buffer.from(page.html))
    const body = await sent[encoding]
    const how = encoding === 'identity' ? {} : { 'Content-Encoding': encoding }
    response.writeHead(200, { ...headers, ...how, 'Content-Length': body.length }).end(body)
    return true
  }

  /** Remembers what Next answered, if that came from its memory as it is for everybody. */
  function remember(address: string, response: ServerResponse, found: readonly Lookup[]): void {
    const [lookup, another] = found
    const page = lookup?.found?.value
    if (!lookup || !page?.html || another || page.postponed !== undefined) return
    if (response.statusCode !== 200 || response.getHeader('x-nextjs-cache') !== 'HIT') return
    if (response.hasHeader('set-cookie') || address.length > LONGEST_ADDRESS) return
    const headers = Object.entries(response.getHeaders()).filter(([name]) => !NOT_KEPT.test(name))
    answers.set(address, {
      ...{ headers: Object.fromEntries(headers), page: new WeakRef(page) },
      again: lookup.again,
    })
  }

  return (request, response, next) => {
    const { method, url: address = '', headers } = request
    if (method !== 'GET' || NOT_THE_PAGE.some((name) => name in headers)) return next()
    const kept = answers.get(address)
    if (kept) {
      answer(request, response, kept).then((done) => done || next(), next)
      return
    }
    const found: Lookup[] = []
    response.once('finish', () => remember(address, response, found))
    keptStore.lookups.run(found, next)
  }
}
