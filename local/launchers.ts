import { join } from 'node:path'
import { NEXT, nextFolder } from './build.ts'
import { keepWriteAheadLog } from './inngest-server/write-ahead.ts'
import { MARK, markOf } from './leftovers.ts'
import { KEPT_OPEN, listening } from './listen.ts'
import { type Launched, launchProcess } from './part.ts'
import { ROOT, stateFolder } from './root.ts'
import { type ChosenPorts, emulatorEnvironment } from './settings.ts'
import type { InstanceState, PartName } from './state.ts'

/** Milliseconds that a process gets to end in order. */
const PATIENCE = 8_000

/** An instance as its processes need it. */
export type Surroundings = {
  state: InstanceState
  /** What the person has set. */
  outside: NodeJS.ProcessEnv
}

/** The environment of a process that belongs to the shop, marked as this instance's. */
export function environmentOf(
  { state, outside }: Surroundings,
  more: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return { ...outside, ...state.env, ...more, [MARK]: markOf(state.name), NEXT_TELEMETRY_DISABLED: '1' }
}

/** Where a part's output goes. */
export function logOf(state: Pick<InstanceState, 'name'>, part: PartName): string {
  return join(stateFolder(state.name), 'logs', `${part}.log`)
}

/** Resend, Twilio and Stripe, and the mailbox. */
export function launchEmulators(around: Surroundings): Promise<Launched> {
  const { state } = around
  return launchProcess({
    program: process.execPath,
    args: [join(ROOT, 'local', 'emulators', 'main.ts')],
    env: environmentOf(around, emulatorEnvironment(state.name, state.ports, state.env)),
    log: logOf(state, 'emulators'),
    patience: PATIENCE,
  })
}

/** A Next server in a role, on the build in `folder`; in development it builds there itself and speaks aloud. */
export function launchNext(
  around: Surroundings,
  part: 'web' | 'worker',
  role: string,
  folder: string,
): Promise<Launched> {
  const { state } = around
  const development = state.mode === 'dev'
  const port = String(state.ports[part])
  const where = listening({ port, host: '127.0.0.1' })
  const settings = { ...nextFolder(folder), ...where.env, TRADEHALL_ROLE: role, PORT: port }
  return launchProcess({
    program: process.execPath,
    args: [NEXT, ...(development ? ['dev'] : ['start', ...KEPT_OPEN]), ...where.args],
    env: { ...environmentOf(around, settings), NODE_ENV: development ? 'development' : 'production' },
    log: logOf(state, part),
    patience: PATIENCE,
    aloud: development,
    background: role === 'worker',
  })
}

/** The Inngest server, which keeps its state over restarts; the worker tells it of the functions, so it asks nobody. */
export function launchInngest(
  { state, outside }: Surroundings,
  program: string,
  connect: ChosenPorts['connect'],
  more: string[],
): Promise<Launched> {
  const cwd = join(stateFolder(state.name), 'inngest')
  keepWriteAheadLog(cwd)
  const args = ['dev', '--no-discovery', '--no-poll', '--persist', '--tick', '50', '--log-level', 'warn']
  args.push('--host', '127.0.0.1', '--port', String(state.ports.inngest))
  args.push('--connect-gateway-port', String(connect.gateway))
  args.push('--connect-gateway-grpc-port', String(connect.gatewayRpc))
  args.push('--connect-executor-grpc-port', String(connect.executorRpc))
  return launchProcess({
    program,
    args: [...args, ...more],
    env: { ...outside, [MARK]: markOf(state.name), DO_NOT_TRACK: '1' },
    cwd,
    log: logOf(state, 'inngest'),
    patience: PATIENCE,
    background: true,
  })
}

/** Whether somebody speaks HTTP at an address and is not in trouble. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000), redirect: 'manual' })
  await response.body?.cancel()
  return response.status < 500
}
