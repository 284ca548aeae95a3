import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { explain, Failure } from './failure.ts'
import { anyPort } from './ports.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import { ROOT, stateFolder } from './root.ts'
import { run } from './run.ts'

/** Prisma's own program, run by this very Node. */
const PROGRAM = join(createRequire(import.meta.url).resolve('prisma/package.json'), '..', 'build', 'index.js')

/** Commands that read only the schema's files. */
const WITHOUT_DATABASE = ['generate', 'validate', 'format', 'version', '-v', '--version', '-h', '--help']

/** Prisma tells of new versions and asks for feedback; neither belongs into anybody's output here. */
const QUIET = { PRISMA_HIDE_UPDATE_MESSAGE: '1', PRISMA_DISABLE_WARNINGS: '1', CHECKPOINT_DISABLE: '1' }

function environment(url: string | undefined): NodeJS.ProcessEnv {
  return { ...process.env, ...QUIET, ...(url ? { MIGRATION_DATABASE_URL: url } : {}) }
}

/** Runs Prisma in the terminal; gives its exit code. */
function runAloud(args: string[], url?: string): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    env: environment(url),
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function runQuietly(args: string[], url?: string, stop?: AbortSignal): Promise<void> {
  const options = { cwd: ROOT, env: environment(url), stop }
  const { code, output } = await run(process.execPath, [PROGRAM, ...args], options)
  if (code !== 0) throw new Failure(`\`prisma ${args.join(' ')}\` failed:\n${output.trim()}`)
}

/** Writes the database client from the schema. Throws a Failure with Prisma's words. */
export async function generate(stop?: AbortSignal): Promise<void> {
  await runQuietly(['generate'], undefined, stop)
}

/** Brings the database of `ownerUrl` to the newest migration; idempotent. Throws a Failure with Prisma's words. */
export async function migrate(ownerUrl: string, stop?: AbortSignal): Promise<void> {
  await runQuietly(['migrate', 'deploy'], ownerUrl, stop)
}

/**
 * Any command of Prisma's, as `npm run prisma -- migrate dev`: on MIGRATION_DATABASE_URL where it is set, else on the
 * local instance's database, whose PostgreSQL is started for the time if it does not run. Gives the exit code.
 */
async function main(args: string[]): Promise<number> {
  if (process.env.MIGRATION_DATABASE_URL || args.length === 0 || WITHOUT_DATABASE.includes(args[0] ?? '')) {
    return runAloud(args)
  }
  const directory = join(stateFolder('start'), 'postgres')
  const running = findPostgres(directory)
  if (running) return runAloud(args, running.ownerUrl)
  const server = await startPostgres({ directory, port: await anyPort() })
  try {
    return await runAloud(args, server.ownerUrl)
  } finally {
    await server.stop()
  }
}

if (import.meta.main) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
