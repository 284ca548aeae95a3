import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { Failure } from './failure.ts'
import type { Tell } from './progress.ts'
import { run } from './run.ts'

/** How to launch the browser that was found; for Playwright's `launchOptions`, and for Lighthouse's. */
export type Browser = { executablePath: string; args: string[] }

/** Nothing here goes to the network, and neither should the browser; as root there is no sandbox. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Playwright's own, downloaded now if that is possible; a machine without the network learns so in seconds. */
async function playwrights(tell: Tell): Promise<string | undefined> {
  const path = chromium.executablePath()
  if (existsSync(path)) return path
  tell("  … Asking for Playwright's browser")
  const cli = join(createRequire(import.meta.url).resolve('@playwright/test/package.json'), '..', 'cli.js')
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' }
  await run(process.execPath, [cli, 'install', 'chromium'], { env, timeout: 180_000 })
  return existsSync(path) ? path : undefined
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** The one that comes inside an npm package (Linux only); unpacked at its first use. */
async function packaged(): Promise<string | undefined> {
  const { default: packed } = await import('@sparticuz/chromium')
  return packed.executablePath()
}

async function launches(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS })
    await browser.close()
    return true
  } catch {
    return false // libraries of the system that it needs are missing
  }
}

/**
 * A Chromium that really starts here: CHROMIUM_PATH, Playwright's own, one on the PATH, or npm's. Throws a Failure
 * that says what to install when there is none.
 */
export async function findBrowser(tell: Tell = () => {}): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  const ways = [async () => named, () => playwrights(tell), async () => onPath(), packaged]
  for (const way of ways) {
    const executablePath = await way().catch(() => undefined)
    if (executablePath && (await launches(executablePath))) return { executablePath, args: BROWSER_ARGS }
  }
  throw new Failure(
    'There is no browser that starts here: install Chromium (`apt-get install chromium`), or set CHROMIUM_PATH to one.',
  )
}
