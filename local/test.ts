import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { explain, Failure } from './failure.ts'
import { findInngest } from './inngest-server/resolve.ts'
import { launchProcess } from './part.ts'
import { ensureClient } from './prepare.ts'
import { seconds, step, type Tell } from './progress.ts'
import { ROOT, stateFolder } from './root.ts'
import { onStopSignals, surviveClosedOutput } from './signals.ts'
import { describeInstance, resetInstance, startInstance, untilPart } from './stack.ts'
import { type Counts, countPlaywright, countVitest, total } from './test-counts.ts'

const tell: Tell = (line) => console.log(line)
const require = createRequire(import.meta.url)
const REPORTS = join(ROOT, '.local', 'reports')

/** Runs a test program in the foreground; says whether it found everything well. */
async function runAloud(args: string[], env: NodeJS.ProcessEnv, stop: AbortSignal): Promise<boolean> {
  const log = join(REPORTS, 'run.log')
  const launched = await launchProcess({
    program: process.execPath,
    args,
    env,
    log,
    patience: 10_000,
    aloud: true,
  })
  const end = () => void launched.stop()
  stop.addEventListener('abort', end)
  const how = await launched.ended
  stop.removeEventListener('abort', end)
  return how === 'with exit code 0'
}

/** A report that a run has written; a run that wrote none has failed as a whole. */
function count(file: string, ok: boolean, read: (report: never) => Counts): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const counts = read(JSON.parse(readFileSync(file, 'utf8')) as never)
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

async function runVitest(patterns: string[], stop: AbortSignal): Promise<Counts> {
  const report = join(REPORTS, 'vitest.json')
  const cli = join(require.resolve('vitest/package.json'), '..', 'vitest.mjs')
  const args = [
    cli,
    'run',
    ...patterns,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  return count(report, await runAloud(args, { ...process.env, NODE_ENV: 'test' }, stop), countVitest)
}

/** The journeys' files that a pattern means; all of them without one. */
function specsFor(patterns: string[]): string[] {
  if (!existsSync(join(ROOT, 'e2e'))) return []
  const files = readdirSync(join(ROOT, 'e2e'), { recursive: true, encoding: 'utf8' })
  const specs = files
    .filter((file) => /\.spec\.ts$/.test(file))
    .map((file) => `e2e/${file.replaceAll('\\', '/')}`)
  return patterns.length === 0
    ? specs
    : specs.filter((spec) => patterns.some((pattern) => spec.includes(pattern)))
}

/** The journeys, in a browser, on an instance of their own with a fresh database. */
async function runPlaywright(specs: string[], began: Promise<unknown>, stop: AbortSignal): Promise<Counts> {
  const browser = await step(tell, 'Finding a browser', () => findBrowser(tell))
  if (describeInstance('test')) throw new Failure('Another `npm test` is running: wait for it, or end it.')
  await resetInstance('test')
  await step(tell, 'Waiting for the Inngest server', () => began)
  const shop = { PLACEMENT_RATE_PER_MINUTE: '0', LOG_LEVEL: 'warn' }
  const instance = await startInstance('test', {
    mode: 'production',
    tell,
    stop,
    shop,
    inngest: ['--retry-interval', '1'],
  })
  try {
    await untilPart('test', 'inngest', 'up')
    const report = join(REPORTS, 'playwright.json')
    const cli = join(require.resolve('@playwright/test/package.json'), '..', 'cli.js')
    const env = {
      ...process.env,
      E2E_BASE_URL: instance.state.urls.storefront,
      E2E_MAILBOX_URL: instance.state.urls.mailbox,
      CHROMIUM_PATH: browser.executablePath,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    }
    return count(
      report,
      await runAloud([cli, 'test', ...specs, '--reporter=list,json'], env, stop),
      countPlaywright,
    )
  } finally {
    await instance.stop()
  }
}

/** `npm test [-- PATTERN...]`: every level, or the files whose paths contain a pattern. Exit code 1 on any failure. */
async function main(patterns: string[]): Promise<number> {
  const began = Date.now()
  const stop = new AbortController()
  void onStopSignals(stop)
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  mkdirSync(stateFolder('test'), { recursive: true })
  const specs = existsSync(join(ROOT, 'playwright.config.ts')) ? specsFor(patterns) : []
  // Minutes where it has to be built, so it begins beside the tests that do not need it.
  const search = {
    env: process.env,
    tell: (text: string) => tell(`  … The Inngest server: ${text}`),
    stop: stop.signal,
  }
  const inngest: Promise<unknown> = specs.length > 0 ? findInngest(search) : Promise.resolve()
  inngest.catch(() => {})
  await step(tell, 'Writing the database client', () => ensureClient(stop.signal))
  const counts = [await runVitest(patterns, stop.signal)]
  if (specs.length > 0 && !stop.signal.aborted) {
    const failure = (error: unknown) => {
      if (!stop.signal.aborted) console.error(explain(error))
      return { passed: 0, failed: 1 }
    }
    counts.push(await runPlaywright(specs, inngest, stop.signal).catch(failure))
  }
  if (stop.signal.aborted) return 130
  const { passed, failed } = total(counts)
  console.log(`\nDone in ${seconds(Date.now() - began)}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

surviveClosedOutput()
try {
  process.exit(await main(process.argv.slice(2)))
} catch (error) {
  console.error(explain(error))
  console.log('0 passed, 1 failed')
  process.exit(1)
}
