/**
 * `npm run screenshots -- --out DIR [--only PATTERN] [--face ...] [--state ...] [--url http://...]`: every page of the
 * three faces, on a phone and on a desk, light and dark, full, empty and failing, one PNG each, and an index page. With
 * an address the shop that runs there is looked at, and neither emptied nor broken. Exit 1 when a page cannot be seen.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '#local/browser.ts'
import { onStopSignals, surviveClosedOutput } from '#local/signals.ts'
import { STOPS } from '#local/tour/stops.ts'
import { type Sight, walk } from '#local/tour/tour.ts'
import { forEachState } from '../tour-shops.ts'
import { indexPage, type Shot, THEMES } from './index-page.ts'
import { readOptions } from './options.ts'

/** Higher pages are cut: no picture of them could be looked at. */
const HIGHEST = 6_000

surviveClosedOutput()
const stop = new AbortController()
void onStopSignals(stop)

async function takePictures(folder: string, sight: Sight): Promise<Shot[]> {
  const { page, screen, mishap, ...seen } = sight
  const { errors, tooWide } = mishap
  const problems = [...errors, ...(tooWide > 0 ? [`${tooWide} px wider than ${screen.width} px`] : [])]
  const shots: Shot[] = []
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const file = `${seen.stop.name}-${seen.state}-${screen.width}-${theme}.png`
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    const clip = { x: 0, y: 0, width: screen.width, height: HIGHEST }
    await page.screenshot({
      path: join(folder, file),
      fullPage: true,
      animations: 'disabled',
      ...(height > HIGHEST ? { clip } : {}),
    })
    shots.push({ ...seen, width: screen.width, theme, file, problems })
  }
  return shots
}

async function main(): Promise<number> {
  const { out, url, states, stops } = readOptions(process.argv.slice(2), STOPS)
  const folder = resolve(out)
  mkdirSync(folder, { recursive: true })
  const tell = (line: string) => console.error(line)
  const { executablePath, args } = await findBrowser(tell)
  const browser = await chromium.launch({ executablePath, args })
  const shots: Shot[] = []
  const missed: string[] = []
  try {
    await forEachState({ url, stops, states, tell, stop: stop.signal }, async (state, tour) => {
      const look = async (sight: Sight) => {
        shots.push(...(await takePictures(folder, sight)))
        tell(`  ${sight.stop.name}, ${state}, ${sight.screen.width} px`)
      }
      missed.push(...(await walk(browser, tour, { state }, look)))
    })
  } finally {
    await browser.close()
  }
  writeFileSync(join(folder, 'index.html'), indexPage(shots))
  for (const sentence of missed) console.error(sentence)
  console.log(`${shots.length} pictures: ${join(folder, 'index.html')}`)
  return missed.length > 0 ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
