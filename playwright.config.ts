import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS } from './local/browser.ts'

const FAULTS = /e2e\/faults\//
/** A phone has no keyboard to press Tab on; doors and scripts are the same everywhere, and the tour takes its own screen. */
const NOT_FOR_PHONES = [FAULTS, /keyboard|security|e2e\/web/]
/** Journeys that others must not walk beside: they look at what is rebuilt, or take away what others buy. */
const ALONE = /@alone/
/** What one screen shows as well as two, and pages that the tour looks at on a phone: only a desk is left for them. */
const DESK = /@desk/

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/**
 * Journeys, in the browser that `npm test` found, and faults run against a running instance, which it starts: first the
 * journeys that share the shop, then, one after another, those that want it for themselves, and the faults, which kill
 * parts of what journeys walk on.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.local/reports/playwright',
  // `npm test` says where two may run side by side.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://127.0.0.1:3000',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: BROWSER_ARGS },
    screenshot: 'only-on-failure',
    // A trace of each costs a quarter of their time: who looks for something asks for one (`--trace retain-on-failure`).
    trace: 'off',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
  projects: [
    { name: 'desktop', testIgnore: FAULTS, grepInvert: ALONE, use: desktop },
    { name: 'phone', testIgnore: NOT_FOR_PHONES, grepInvert: [ALONE, DESK], use: phone },
    { name: 'desktop-alone', testIgnore: FAULTS, grep: ALONE, use: desktop },
    {
      name: 'phone-alone',
      testIgnore: NOT_FOR_PHONES,
      grep: ALONE,
      grepInvert: DESK,
      use: phone,
    },
    // No browser: seconds each (`npm test`), or minutes (`npm run test:long`).
    { name: 'faults', testMatch: /e2e\/faults\/.*\.spec\.ts$/ },
    { name: 'long', testMatch: /e2e\/faults\/.*\.long\.ts$/, timeout: 3_600_000 },
  ],
})
