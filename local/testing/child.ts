/** Processes of the application for tests that kill them: real ones, ended by SIGKILL, not by a switch in our code. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../root.ts'

export interface Child {
  /** Ends it as a power cut would. */
  kill(): void
  /** How it ended, and what it said. */
  ended: Promise<{ signal: string | null; code: number | null; said: string }>
}

/** Starts a program of `local/testing` with the settings of this process and `settings`. */
export function startChild(program: string, settings: Record<string, string>): Child {
  const child: ChildProcess = spawn(process.execPath, [join(ROOT, 'local', 'testing', program)], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk) => (said += chunk))
  const ended = new Promise<Awaited<Child['ended']>>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, said }))
  })
  return { kill: () => void child.kill('SIGKILL'), ended }
}
