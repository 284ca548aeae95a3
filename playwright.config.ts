import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS } from './local/browser.ts'

const FAULTS = /e2e\/faults\//

/** Journeys, in the browser that `npm test` found, and faults run against a running instance, which it starts. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.local/reports/playwright',
  // Journeys share one shop and two cores: side by side they would wait for each other, not for the shop.
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
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
  // In this order, in the one worker: faults kill parts of what the journeys walk on.
  projects: [
    { name: 'desktop', testIgnore: FAULTS, use: { viewport: { width: 1440, height: 900 } } },
    // A phone has no keyboard to press Tab on; doors and scripts are the same everywhere, and the tour takes its own screen.
    {
      name: 'phone',
      testIgnore: [FAULTS, /keyboard|security|e2e\/web/],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    // No browser: seconds each (`npm test`), or minutes (`npm run test:long`).
    { name: 'faults', testMatch: /e2e\/faults\/.*\.spec\.ts$/ },
    { name: 'long', testMatch: /e2e\/faults\/.*\.long\.ts$/, timeout: 3_600_000 },
  ],
})
