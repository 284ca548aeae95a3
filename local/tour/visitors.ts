import { type APIRequestContext, type Browser, type BrowserContext, request } from '@playwright/test'
import { Failure } from '../failure.ts'
import { DEMO_LOGINS } from '../settings.ts'
import { VISITORS, type Visitor } from './stop.ts'

type Session = Awaited<ReturnType<APIRequestContext['storageState']>>

/** Cookies of each visitor of one shop. */
export type Visitors = Record<Visitor, Session>

/** A screen that pages are looked at on. */
export interface Screen {
  width: number
  height: number
  phone: boolean
}

export const PHONE: Screen = { width: 390, height: 844, phone: true }
export const DESK: Screen = { width: 1440, height: 900, phone: false }

/** The two widths that every page is made for. */
export const SCREENS: readonly Screen[] = [PHONE, DESK]

const EMAILS = {
  customer: DEMO_LOGINS.customer,
  vendor: DEMO_LOGINS.vendor,
  operator: DEMO_LOGINS.admin,
}

/** A shopper has something of each of so many categories, which different vendors fill. */
const CATEGORIES = 3

interface Product {
  variants: { id: string; available: number }[]
}

/** Brings every kind of visitor into the shop at `url`: signs in who has a login there, fills the cart of the shopper and of `buyers`. */
export async function receiveVisitors(url: string, buyers: ReadonlySet<Visitor>): Promise<Visitors> {
  const sessions = await Promise.all(
    VISITORS.map(async (visitor) => {
      const api = await request.newContext({
        baseURL: url,
        extraHTTPHeaders: { origin: new URL(url).origin },
      })
      if (visitor !== 'guest' && visitor !== 'shopper') await signIn(api, EMAILS[visitor])
      if (visitor === 'shopper' || buyers.has(visitor)) await fillCart(api)
      const session = await api.storageState()
      await api.dispose()
      return [visitor, session] as const
    }),
  )
  return Object.fromEntries(sessions) as Visitors
}

async function signIn(api: APIRequestContext, email: string): Promise<void> {
  const data = { email, password: DEMO_LOGINS.password }
  const answer = await api.post('/api/auth/sign-in/email', { data })
  if (!answer.ok()) throw new Failure(`${email} cannot sign in: the shop answers ${answer.status()}.`)
}

/** Puts things of several vendors into the cart; in a shop that sells nothing, none. */
async function fillCart(api: APIRequestContext): Promise<void> {
  const home = await (await api.get('/')).text()
  const categories = new Set(home.match(/\/category\/[a-z0-9-]+/g))
  for (const category of [...categories].slice(0, CATEGORIES)) {
    const listing = await (await api.get(category)).text()
    for (const [, slug] of listing.matchAll(/\/product\/([a-z0-9-]+)/g)) {
      if (slug && (await addToCart(api, slug))) break
    }
  }
}

async function addToCart(api: APIRequestContext, slug: string): Promise<boolean> {
  const input = JSON.stringify({ json: { slug } })
  const answer = await api.get('/api/trpc/catalog.product', { params: { input } })
  const { result } = (await answer.json()) as { result: { data: { json: Product | null } } }
  const variant = result.data.json?.variants.find(({ available }) => available > 1)
  if (!variant) return false
  const data = { json: { variantId: variant.id, quantity: 2 } }
  return (await api.post('/api/trpc/cart.addLine', { data })).ok()
}

/** A window of a visitor's on a screen. */
export function openWindow(
  browser: Browser,
  { url, session, screen }: { url: string; session: Session; screen: Screen },
): Promise<BrowserContext> {
  const { width, height, phone } = screen
  return browser.newContext({
    baseURL: url,
    storageState: session,
    viewport: { width, height },
    hasTouch: phone,
    isMobile: phone,
    reducedMotion: 'reduce',
  })
}
