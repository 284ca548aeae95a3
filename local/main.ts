import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { explain, Failure } from './failure.ts'
import { seconds, type Tell } from './progress.ts'
import { ROOT } from './root.ts'
import { onStopSignals, surviveClosedOutput } from './signals.ts'
import { AlreadyRunning, describeInstance, resetInstance, startInstance, stopInstance } from './stack.ts'
import { statusTable, urlTable } from './tables.ts'

const tell: Tell = (line) => console.log(line)

/** The person's own settings; what is already set wins. */
function loadSettings(): void {
  const file = join(ROOT, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

async function start(mode: 'production' | 'dev', began: number): Promise<void> {
  loadSettings()
  console.log(`Tradehall starts${mode === 'dev' ? ' in development' : ''}.`)
  const stop = new AbortController()
  const whenStopped = onStopSignals(stop)
  try {
    const instance = await startInstance('start', { mode, tell, stop: stop.signal })
    console.log(
      `\nReady in ${seconds(Date.now() - began)}\n\n${urlTable(instance.state)}\n\nCtrl-C ends it; so does \`npm stop\`.`,
    )
    await whenStopped
    console.log('\nStopping.')
    await instance.stop()
    console.log('Stopped. The data stay for the next start.')
  } catch (error) {
    if (stop.signal.aborted) return void console.log('\nStopped.')
    const running = error instanceof AlreadyRunning ? describeInstance('start') : undefined
    if (!running) throw error
    console.log(`It is already running.\n\n${urlTable(running)}\n\n\`npm stop\` ends it.`)
  }
}

async function stop(): Promise<void> {
  const names = ['start', 'test', 'bench', 'tour'] as const
  const stopped = []
  for (const name of names) {
    // A test run or a benchmark under way is its own command's; only what such a one left behind is ended here.
    if (name !== 'start' && describeInstance(name)) continue
    stopped.push(await stopInstance(name))
  }
  console.log(stopped.some(Boolean) ? 'Stopped. The data stay for the next start.' : 'Nothing was running.')
}

function status(args: string[]): void {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } })
  const state = describeInstance('start')
  if (values.json) {
    const { env, ...shown } = state ?? { env: {} as Record<string, string> }
    const databases = { databaseUrl: env.DATABASE_URL, migrationDatabaseUrl: env.MIGRATION_DATABASE_URL }
    console.log(JSON.stringify({ running: state !== undefined, ...shown, ...databases }, null, 2))
  } else {
    console.log(state ? statusTable(state) : 'Tradehall does not run: `npm start` starts it.')
  }
}

async function reset(): Promise<void> {
  loadSettings()
  if (process.env.DATABASE_URL) {
    throw new Failure(
      'DATABASE_URL is set, so the database is yours to empty: only the embedded one is reset here.',
    )
  }
  await resetInstance('start')
  console.log('All data are gone: the next `npm start` begins with an empty database.')
}

async function main([command = 'start', ...args]: string[]): Promise<void> {
  const began = Number(process.env.TRADEHALL_BEGAN) || Date.now()
  if (command === 'start') return start('production', began)
  if (command === 'dev') return start('dev', began)
  if (command === 'stop') return stop()
  if (command === 'status') return status(args)
  if (command === 'reset') return reset()
  if (command === 'build' || command === 'serve') {
    const { build, serve } = await import('./serve.ts')
    return command === 'build' ? build() : serve(args)
  }
  throw new Failure(
    `There is no command \`${command}\`: it is one of start, dev, stop, status, reset, build, serve.`,
  )
}

surviveClosedOutput()
try {
  await main(process.argv.slice(2))
  process.exit(process.exitCode ?? 0)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
