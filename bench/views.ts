/**
 * `npm run bench:views [-- LOOKS]`: what it costs the web role when somebody looks at a page in a browser: the page and all
 * that it makes the browser ask for. For each page that many first looks (7; a new browser profile has nothing kept) and
 * as many further ones, the median in milliseconds of the web role's processor; and what part of it the page's HTML alone is.
 *
 * The browser shares the machine with the shop; workers and job server are down. Needs Linux's /proc and a Chromium.
 * Ends with one line of JSON.
 */
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser } from '#local/browser.ts'
import { holdPart } from '#local/stack.ts'
import type { Visitor } from '#local/tour/stop.ts'
import { DESK, openWindow, receiveVisitors } from '#local/tour/visitors.ts'
import { cpuBetween, cpuOf } from './cpu.ts'
import { type BenchShop, withShop } from './shop.ts'
import { percentile, printTable } from './timing.ts'

const LOOKS = Number(process.argv[2] ?? 7)
/** How long somebody looks, in milliseconds: what a page asks for later is asked for by then. */
const LOOK_MS = 2_500
/** Enough of them that Linux can count what they cost. */
const PAGES_ASKED = 100

/** What is looked at, and by whom. */
interface Look {
  path: string
  visitor: Visitor
}
const PAGES: Record<string, Look> = {
  home: { path: '/', visitor: 'guest' },
  category: { path: '/category/kitchen-and-table', visitor: 'guest' },
  search: { path: '/search?q=bowl', visitor: 'guest' },
  vendorOrders: { path: '/vendor/orders', visitor: 'vendor' },
  operatorOrders: { path: '/admin/orders', visitor: 'operator' },
}

interface Cost {
  /** Milliseconds of the web role's processor, and requests, of one look. */
  first: { ms: number; requests: number }
  further: { ms: number; requests: number }
  /** The page's HTML alone, in milliseconds. */
  html: number
}

/** What `work` cost the web role, in milliseconds; Linux counts in tens. */
async function costOf({ state }: BenchShop, work: () => Promise<unknown>): Promise<number> {
  const before = cpuOf(state)
  await work()
  return cpuBetween(before, cpuOf(state)).get('web') ?? 0
}

async function look(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  if (!answer?.ok()) throw new Error(`${path}: ${answer?.status()}`)
  await page.waitForTimeout(LOOK_MS)
}

async function measure(shop: BenchShop, open: () => Promise<BrowserContext>, path: string): Promise<Cost> {
  let requests = 0
  const newPage = async (context: BrowserContext) => {
    const page = await context.newPage()
    page.on('request', () => {
      requests += 1
    })
    return page
  }
  // One in many meets a page that has become old and is rendered anew.
  const count = async (work: () => Promise<unknown>) => {
    requests = 0
    const costs: number[] = []
    for (let at = 0; at < LOOKS; at += 1) costs.push(await costOf(shop, work))
    return { ms: percentile(costs, 0.5), requests: Math.round(requests / LOOKS) }
  }
  const contexts = await Promise.all(Array.from({ length: LOOKS + 1 }, open))
  const [settled, ...fresh] = contexts as [BrowserContext, ...BrowserContext[]]
  const page = await newPage(settled)
  for (let warming = 0; warming < 3; warming += 1) await look(page, path)
  const further = await count(() => look(page, path))
  const newcomers = fresh.values()
  const first = await count(async () => {
    const { value } = newcomers.next()
    if (value) await look(await newPage(value), path)
  })
  const html = await costOf(shop, async () => {
    for (let at = 0; at < PAGES_ASKED; at += 1) await settled.request.get(path)
  })
  await Promise.all(contexts.map((context) => context.close()))
  return { first, further, html: html / PAGES_ASKED }
}

await withShop(async (shop) => {
  await Promise.all([holdPart('bench', 'worker'), holdPart('bench', 'inngest')])
  const browser = await chromium.launch(await findBrowser())
  const costs = new Map<string, Cost>()
  const url = shop.state.urls.storefront
  // Whoever signs in does so before it is measured.
  const visitors = await receiveVisitors(url, new Set())
  for (const [name, { path, visitor }] of Object.entries(PAGES)) {
    const open = () => openWindow(browser, { url, session: visitors[visitor], screen: DESK })
    costs.set(name, await measure(shop, open, path))
  }
  await browser.close()
  printTable(
    [
      'page',
      'first look, ms',
      'requests',
      'further look, ms',
      'requests',
      'its HTML, ms',
      'of a further look',
    ],
    [...costs].map(([name, { first, further, html }]) => [
      ...[name, first.ms, first.requests, further.ms, further.requests],
      ...[Number(html.toFixed(1)), Number((html / further.ms).toFixed(2))],
    ]),
  )
  console.log(JSON.stringify({ webMsPerLook: Object.fromEntries(costs) }))
})
