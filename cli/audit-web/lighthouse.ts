import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse from 'lighthouse'
import type { Tour } from '#local/tour/tour.ts'

/** The pages that Lighthouse looks at, by the names of their stops. */
export const PAGES = {
  home: 'home',
  listing: 'category',
  product: 'product',
  cart: 'cart',
  checkout: 'checkout',
} as const
export type PageName = keyof typeof PAGES

/** Lighthouse's scores, 0 to 100, and what its performance is made of. */
export interface Scores {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  lcpMs: number
  cls: number
  tbtMs: number
  /** Not Lighthouse's, which presses nothing: see interaction.ts. */
  inpMs?: number
}

export interface Findings {
  scores: Scores
  /** Audits that did not pass, outside of performance. */
  failed: string[]
}

/** Runs Lighthouse as on a phone, so often each, and keeps the run whose performance is in the middle. */
export async function runLighthouse(
  tour: Tour,
  { executablePath, runs }: { executablePath: string; runs: number },
): Promise<Record<string, Findings>> {
  const browser = await openBrowser(executablePath)
  const found: Record<string, Findings> = {}
  try {
    for (const [page, name] of Object.entries(PAGES)) {
      const stop = tour.stops.find((one) => one.name === name)
      const address = stop && tour.addresses.get(stop)
      if (!address) continue
      const cookie = tour.visitors[stop.visitor].cookies.map(({ name, value }) => `${name}=${value}`)
      const looks: Findings[] = []
      for (let run = 0; run < runs; run += 1) {
        looks.push(
          await look(new URL(address, tour.url).href, { port: browser.port, cookie: cookie.join('; ') }),
        )
      }
      looks.sort((a, b) => a.scores.performance - b.scores.performance)
      const middle = looks[Math.floor(runs / 2)]
      if (middle) found[page] = middle
    }
  } finally {
    await browser.close()
  }
  return found
}

async function look(url: string, { port, cookie }: { port: number; cookie: string }): Promise<Findings> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  })
  if (!result) throw new Error(`Lighthouse says nothing about ${url}.`)
  const { categories, audits, runtimeError } = result.lhr
  if (runtimeError) throw new Error(`${url}: ${runtimeError.message}`)
  const score = (category: string) => Math.round((categories[category]?.score ?? 0) * 100)
  const value = (audit: string) => audits[audit]?.numericValue ?? 0
  const failed = ['accessibility', 'best-practices', 'seo'].flatMap((category) =>
    (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id]
      return weight > 0 && audit && audit.score !== null && audit.score < 1 ? [`${id}: ${audit.title}`] : []
    }),
  )
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      lcpMs: Math.round(value('largest-contentful-paint')),
      cls: Number(value('cumulative-layout-shift').toFixed(3)),
      tbtMs: Math.round(value('total-blocking-time')),
    },
    failed,
  }
}

/** A browser as Lighthouse wants it: Playwright's own arguments would distort what it measures. */
async function openBrowser(executablePath: string): Promise<{ port: number; close: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'tradehall-lighthouse-'))
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
  const browser = spawn(executablePath, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    browser.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const [, found] = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said) ?? []
      if (found) resolve(Number(found))
    })
    browser.once('exit', () => reject(new Error(`The browser does not start: ${said}`)))
  })
  return {
    port,
    close: async () => {
      browser.kill()
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
