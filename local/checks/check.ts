import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

/** What a check found: one line per problem, each with its place; none means all is well. */
export type Problems = string[]

/** Says something in one line that fails nothing. */
export type Note = (line: string) => void

/** One thing that is true of every commit. */
export interface Check {
  name: string
  /** What is true when it passes. */
  says: string
  /** What to do when it fails. */
  remedy: string
  run: (root: string, note?: Note) => Problems | Promise<Problems>
}

/**
 * Runs a program of node_modules with this very Node: its output line by line where it fails, nothing where it
 * succeeds. Throws where it cannot be started.
 */
export async function problemsOf(
  root: string,
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Problems> {
  const { code, output } = await runNode(root, [join('node_modules', script), ...args], env)
  if (code === 0) return []
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 ? lines : [`${script} ended with ${code} and said nothing`]
}

/**
 * Runs Node on a script in `root` and waits for its end; stdout and stderr as they came, without colours. What the
 * script itself starts as `node` is this very Node too.
 */
export function runNode(
  root: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
