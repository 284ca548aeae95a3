import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NEXT } from './build.ts'
import { compressStatic } from './compress.ts'
import { Failure } from './failure.ts'
import { KEPT_OPEN, listening } from './listen.ts'
import { ensureClient } from './prepare.ts'
import { ROOT } from './root.ts'
import { endWithNpm } from './signals.ts'

const ROLES = ['web', 'worker', 'all']

/** Runs Next in the foreground; ends with it, and it with us. */
function next(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [NEXT, ...args], { cwd: ROOT, env, stdio: 'inherit' })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => child.kill(name))
  endWithNpm(() => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, name) => {
      process.exitCode = code ?? (name === 'SIGTERM' || name === 'SIGINT' ? 0 : 1)
      resolve()
    })
  })
}

/** Builds for production into `.next`; needs no setting and no database. */
export async function build(): Promise<void> {
  await ensureClient()
  await next(['build'], { ...process.env, NEXT_TELEMETRY_DISABLED: '1' })
  if (!process.exitCode) await compressStatic(join(ROOT, process.env.NEXT_DIST_DIR ?? '.next'))
}

/**
 * Serves the build of `npm run build` with the settings of the environment and nothing local. Options: `--role`
 * (default: TRADEHALL_ROLE, else all), `--port` (default: PORT, else 3000), `--host`. A wrong or missing setting stops
 * it with one sentence.
 */
export async function serve(args: string[]): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { role: text, port: text, host: text } })
  const role = values.role ?? process.env.TRADEHALL_ROLE ?? 'all'
  if (!ROLES.includes(role))
    throw new Failure(`There is no role \`${role}\`: it is one of ${ROLES.join(', ')}.`)
  const env: NodeJS.ProcessEnv = { ...process.env, TRADEHALL_ROLE: role, NODE_ENV: 'production' }
  const { assertEnvironment } = await import('#server/env.ts')
  try {
    assertEnvironment(env)
  } catch (error) {
    throw new Failure((error as Error).message)
  }
  if (!existsSync(join(ROOT, process.env.NEXT_DIST_DIR ?? '.next', 'BUILD_ID'))) {
    throw new Failure('There is no build: run `npm run build` first.')
  }
  const port = values.port ?? process.env.PORT ?? '3000'
  const where = listening({ port, host: values.host })
  await next(['start', ...KEPT_OPEN, ...where.args], { ...env, ...where.env })
}
