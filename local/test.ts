import { mkdirSync, rmSync } from 'node:fs'
import { explain } from './failure.ts'
import { findInngest } from './inngest-server/resolve.ts'
import { ensureClient } from './prepare.ts'
import { seconds, step, type Tell } from './progress.ts'
import { stateFolder } from './root.ts'
import { onStopSignals, surviveClosedOutput } from './signals.ts'
import { type Counts, total } from './test-counts.ts'
import { filesFor, type Kind, REPORTS, runPlaywright, runVitest } from './test-runs.ts'

const tell: Tell = (line) => console.log(line)

/** What every level found, one after another. */
async function runLevels(kind: Kind, patterns: string[], stop: AbortSignal): Promise<Counts[]> {
  const files = filesFor(kind, patterns)
  // Minutes where it has to be built, so it begins beside the tests that do not need it.
  const search = { env: process.env, tell: (text: string) => tell(`  … The Inngest server: ${text}`), stop }
  const inngest: Promise<unknown> = files.length > 0 ? findInngest(search) : Promise.resolve()
  inngest.catch(() => {})
  await step(tell, 'Writing the database client', () => ensureClient(stop))
  const counts = kind === 'spec' ? [await runVitest(patterns, stop)] : []
  if (files.length === 0 || stop.aborted) return counts
  const failure = (error: unknown) => {
    if (!stop.aborted) console.error(explain(error))
    return [{ passed: 0, failed: 1 }]
  }
  return [...counts, ...(await runPlaywright({ kind, files, inngest, tell, stop }).catch(failure))]
}

/**
 * `npm test [-- PATTERN...]`: every level, or the files whose paths contain a pattern. `npm run test:long [-- PATTERN...]`
 * (`--long`): the fault tests that take minutes, alone. Exit code 1 on any failure.
 */
async function main(args: string[]): Promise<number> {
  const began = Date.now()
  const stop = new AbortController()
  void onStopSignals(stop)
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  mkdirSync(stateFolder('test'), { recursive: true })
  const patterns = args.filter((arg) => arg !== '--long')
  const counts = await runLevels(args.includes('--long') ? 'long' : 'spec', patterns, stop.signal)
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
