import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS } from './local/browser.ts'

/** The journeys run against a running instance (`npm test` starts one) in the browser that it found. */
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
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    // A phone has no keyboard to press Tab on.
    {
      name: 'phone',
      testIgnore: /keyboard/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
})
