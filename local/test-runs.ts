import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { Failure } from './failure.ts'
import { launchProcess } from './part.ts'
import { step, type Tell } from './progress.ts'
import { ROOT } from './root.ts'
import { describeInstance, resetInstance, startInstance, untilPart } from './stack.ts'
import { type Counts, countPlaywright, countVitest } from './test-counts.ts'

const require = createRequire(import.meta.url)

/** Where a run leaves what it found. */
export const REPORTS = join(ROOT, '.local', 'reports')

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

export async function runVitest(patterns: string[], stop: AbortSignal): Promise<Counts> {
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

/** `spec`: journeys, and the faults that take seconds; `long`: those that take minutes. */
export type Kind = 'spec' | 'long'

/** The files in e2e that a pattern means; all of the kind without one. */
export function filesFor(kind: Kind, patterns: string[]): string[] {
  if (!existsSync(join(ROOT, 'e2e'))) return []
  const files = readdirSync(join(ROOT, 'e2e'), { recursive: true, encoding: 'utf8' })
  const own = files
    .filter((file) => file.endsWith(`.${kind}.ts`))
    .map((file) => `e2e/${file.replaceAll('\\', '/')}`)
  return patterns.length === 0
    ? own
    : own.filter((file) => patterns.some((pattern) => file.includes(pattern)))
}

type Run = {
  kind: Kind
  files: string[]
  /** The Inngest server's program, which may still be on its way. */
  inngest: Promise<unknown>
  tell: Tell
  stop: AbortSignal
}

/** Projects of playwright.config.ts; each of these runs begins when the one before has ended. */
const RUNS: Record<Kind, Record<string, { projects: string[]; workers: number }>> = {
  spec: {
    // A journey waits more than it works, for pages and for jobs: two fit on two cores.
    together: { projects: ['desktop', 'phone'], workers: 2 },
    alone: { projects: ['desktop-alone', 'phone-alone', 'faults'], workers: 1 },
  },
  long: { long: { projects: ['long'], workers: 1 } },
}

/** Files of e2e, against a `test` instance of their own with a fresh database: what each run found. */
export async function runPlaywright({ kind, files, inngest, tell, stop }: Run): Promise<Counts[]> {
  // Fault tests speak HTTP: a machine without a browser runs them all the same.
  const needsBrowser = files.some((file) => !file.startsWith('e2e/faults/'))
  const browser = needsBrowser && (await step(tell, 'Finding a browser', () => findBrowser(tell)))
  if (describeInstance('test')) throw new Failure('Another `npm test` is running: wait for it, or end it.')
  await resetInstance('test')
  await step(tell, 'Waiting for the Inngest server', () => inngest)
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
    const env = {
      ...process.env,
      E2E_BASE_URL: instance.state.urls.storefront,
      E2E_MAILBOX_URL: instance.state.urls.mailbox,
      ...(browser ? { CHROMIUM_PATH: browser.executablePath } : {}),
    }
    const counts: Counts[] = []
    for (const [run, { projects, workers }] of Object.entries(RUNS[kind])) {
      if (stop.aborted) break
      const chosen = [`--workers=${workers}`, ...projects.map((project) => `--project=${project}`)]
      counts.push(await runProjects(run, chosen, { files, env, stop }))
    }
    return counts
  } finally {
    await instance.stop()
  }
}

async function runProjects(
  run: string,
  chosen: string[],
  { files, env, stop }: { files: string[]; env: NodeJS.ProcessEnv; stop: AbortSignal },
): Promise<Counts> {
  const report = join(REPORTS, `playwright-${run}.json`)
  const cli = join(require.resolve('@playwright/test/package.json'), '..', 'cli.js')
  const args = [
    cli,
    'test',
    ...files,
    ...chosen,
    `--output=${join(REPORTS, 'playwright', run)}`,
    '--pass-with-no-tests',
    '--reporter=list,json',
  ]
  const ok = await runAloud(args, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }, stop)
  return count(report, ok, countPlaywright)
}
