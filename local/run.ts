import { type ChildProcess, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { Failure } from './failure.ts'
import { signal } from './processes.ts'

export type RunOptions = {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Gives way to everything else on the machine. */
  gently?: boolean
  /** Ends the program and what it started. */
  stop?: AbortSignal
  /** Milliseconds after which it is ended. */
  timeout?: number
}

export type Ran = { code: number; output: string }

/** Lets a child, and what it starts, run only when nothing else wants to. */
export function makeGentle(child: ChildProcess): void {
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Refused or already ended: it only takes longer for others.
  }
}

/** Runs a program to its end and gives what it said, on both streams. A program that cannot be started has code 127. */
export function run(program: string, args: string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that ending it ends what it has started too.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32' && program.endsWith('.cmd'),
  })
  if (options.gently) makeGentle(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const kill = () => {
    if (child.pid) signal(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  }
  options.stop?.addEventListener('abort', kill)
  const timer = options.timeout ? setTimeout(kill, options.timeout) : undefined
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  }).finally(() => {
    clearTimeout(timer)
    options.stop?.removeEventListener('abort', kill)
  }) as Promise<Ran>
}

/** Runs a program and gives what it said; throws a Failure with its last lines when it fails. */
export async function runOrFail(
  what: string,
  program: string,
  args: string[],
  options?: RunOptions,
): Promise<string> {
  const { code, output } = await run(program, args, options)
  if (code === 0) return output
  throw new Failure(`${what} failed: ${output.trim().split('\n').slice(-12).join('\n')}`)
}
