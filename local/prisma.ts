import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { explain, Failure } from './failure.ts'
import { anyPort } from './ports.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import { ROOT, stateFolder } from './root.ts'

/** Prisma's own program, run by this very Node. */
const PROGRAM = join(createRequire(import.meta.url).resolve('prisma/package.json'), '..', 'build', 'index.js')

/** Commands that read only the schema's files. */
const WITHOUT_DATABASE = ['generate', 'validate', 'format', 'version', '-v', '--version', '-h', '--help']

/** Prisma tells of new versions and asks for feedback; neither belongs into anybody's output here. */
const QUIET = { PRISMA_HIDE_UPDATE_MESSAGE: '1', PRISMA_DISABLE_WARNINGS: '1', CHECKPOINT_DISABLE: '1' }

function run(
  args: string[],
  url: string | undefined,
  quiet: boolean,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, ...(url ? { MIGRATION_DATABASE_URL: url } : {}) },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

async function runQuietly(args: string[], url?: string): Promise<void> {
  const { code, output } = await run(args, url, true)
  if (code !== 0) throw new Failure(`\`prisma ${args.join(' ')}\` failed:\n${output.trim()}`)
}

/** Writes the database client from the schema. Throws a Failure with Prisma's words. */
export async function generate(): Promise<void> {
  await runQuietly(['generate'])
}

/** Brings the database of `ownerUrl` to the newest migration; idempotent. Throws a Failure with Prisma's words. */
export async function migrate(ownerUrl: string): Promise<void> {
  await runQuietly(['migrate', 'deploy'], ownerUrl)
}

/**
 * Any command of Prisma's, as `npm run prisma -- migrate dev`: on MIGRATION_DATABASE_URL where it is set, else on the
 * local instance's database, whose PostgreSQL is started for the time if it does not run. Gives the exit code.
 */
async function main(args: string[]): Promise<number> {
  if (process.env.MIGRATION_DATABASE_URL || args.length === 0 || WITHOUT_DATABASE.includes(args[0] ?? '')) {
    return (await run(args, undefined, false)).code
  }
  const directory = join(stateFolder('start'), 'postgres')
  const running = findPostgres(directory)
  if (running) return (await run(args, running.ownerUrl, false)).code
  const server = await startPostgres({ directory, port: await anyPort() })
  try {
    return (await run(args, server.ownerUrl, false)).code
  } finally {
    await server.stop()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
