/**
 * `npm run audit:web [-- --url http://...] [--runs N] [--only PATTERN]`: what machines can say about the three faces, on
 * the production build: Lighthouse and the wait for an answer as on a phone, axe on every page and state on both screens
 * in both themes, the scripts that each page loads first, broken links (unless only some pages are meant, by the names of
 * their stops). Ends with one line of JSON; exit 1 when something is broken or over its budget.
 */
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { type Browser as Found, findBrowser } from '#local/browser.ts'
import { onStopSignals, surviveClosedOutput } from '#local/signals.ts'
import { violationsOn } from '#local/tour/axe.ts'
import { STATES, type State } from '#local/tour/stop.ts'
import { STOPS } from '#local/tour/stops.ts'
import { type Sight, type Tour, walk } from '#local/tour/tour.ts'
import { budgetOf, onePerPlace, weightOf } from '#local/tour/weight.ts'
import { forEachState } from '../tour-shops.ts'
import { crawl } from './crawl.ts'
import { slowestAnswer } from './interaction.ts'
import { type Findings, type PageName, runLighthouse } from './lighthouse.ts'

const THEMES = ['light', 'dark'] as const

surviveClosedOutput()
const stop = new AbortController()
void onStopSignals(stop)
const tell = (line: string) => console.error(line)

interface Report {
  lighthouse: Record<string, Findings>
  violations: string[]
  /** How many pages in how many states, on how many screens and in how many themes, axe has looked at. */
  pages: number
  missed: string[]
  overBudget: string[]
  brokenLinks: string[]
}

/** A browser for one part of the work: none lives through an audit that takes half an hour. */
async function withBrowser<T>(found: Found, work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(found)
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** axe on all pages that have a state. */
async function judge(browser: Browser, tour: Tour, state: State, report: Report): Promise<void> {
  const look = async ({ stop: { name }, page, screen }: Sight) => {
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      report.pages += 1
      const where = `${name}, ${state}, ${screen.width} px, ${colorScheme}`
      for (const violation of await violationsOn(page)) {
        report.violations.push(`${where}: ${violation}`)
        tell(`  ${where}: ${violation}`)
      }
    }
  }
  report.missed.push(...(await walk(browser, tour, { state }, look)))
}

async function follow(tour: Tour, report: Report): Promise<void> {
  const { asked, broken } = await crawl(tour)
  report.brokenLinks = broken
  tell(`  ${asked} links, of which ${broken.length} are broken`)
}

/** Lighthouse and the wait for an answer, before anything else keeps the machine busy. */
async function measure(found: Found, tour: Tour, report: Report, runs: number): Promise<void> {
  report.lighthouse = await runLighthouse(tour, { executablePath: found.executablePath, runs })
  for (const [page, { scores, failed }] of Object.entries(report.lighthouse)) {
    const answer = await withBrowser(found, (browser) => slowestAnswer(browser, tour, page as PageName))
    scores.inpMs = answer ?? undefined
    tell(`  ${page}: ${JSON.stringify(scores)}`)
    for (const audit of failed) tell(`    ${audit}`)
  }
}

/** The scripts of each page in `app/` once; where no link leads to one, the walk of `judge` says so. */
async function weigh(browser: Browser, tour: Tour, report: Report): Promise<void> {
  for (const one of onePerPlace(tour.stops.filter((stop) => tour.addresses.has(stop)))) {
    const weight = await weightOf(browser, tour, one)
    const budget = budgetOf(one)
    const line = `${one.place}: ${weight.toFixed(1)} kB of script, of ${budget}`
    tell(`  ${line}`)
    if (weight > budget) report.overBudget.push(line)
  }
}

function tellAbout({ violations, missed, overBudget, brokenLinks }: Report): void {
  for (const line of [...violations, ...missed, ...brokenLinks]) tell(line)
  for (const line of overBudget) tell(`over budget: ${line}`)
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { url: text, runs: { ...text, default: '3' }, only: text } })
  const only = new RegExp(values.only ?? '')
  const stops = STOPS.filter(({ name }) => only.test(name))
  const found = await findBrowser(tell)
  const report: Report = {
    ...{ lighthouse: {}, violations: [], pages: 0 },
    ...{ missed: [], overBudget: [], brokenLinks: [] },
  }
  const options = { url: values.url, stops, states: STATES, tell, stop: stop.signal }
  await forEachState(options, async (state, tour) => {
    if (state === 'full') {
      await measure(found, tour, report, Number(values.runs))
      await withBrowser(found, (browser) => weigh(browser, tour, report))
      if (!values.only) await follow(tour, report)
    }
    await withBrowser(found, (browser) => judge(browser, tour, state, report))
  })
  tellAbout(report)
  const { lighthouse, violations, pages, overBudget, brokenLinks, missed } = report
  console.log(
    JSON.stringify({
      lighthouse: Object.fromEntries(Object.entries(lighthouse).map(([page, { scores }]) => [page, scores])),
      axeViolations: violations.length,
      ...{ pages, overBudget: overBudget.length, brokenLinks: brokenLinks.length },
    }),
  )
  return violations.length + overBudget.length + brokenLinks.length + missed.length > 0 ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
