import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lastLines, launchProcess, Part } from './part.ts'
import { isAlive, signal } from './processes.ts'
import type { PartState } from './state.ts'

let folder: string
let part: Part | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradehall-part-'))
})
afterEach(async () => {
  await part?.stop()
  part = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** A part whose process runs `program`; what became of it is in `states` and `ends`. */
function make(program: string, isReady = async () => true) {
  const states: PartState[] = []
  const ends: string[] = []
  const log = join(folder, 'part.log')
  part = new Part({
    name: 'web',
    launch: () =>
      launchProcess({
        program: process.execPath,
        args: ['-e', program],
        env: process.env,
        log,
        patience: 500,
      }),
    isReady,
    isHeld: () => existsSync(join(folder, 'held')),
    onChange: (state) => states.push(state),
    onEnd: (how) => ends.push(how),
  })
  return { part, states, ends, log, last: () => states.at(-1) as PartState }
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !condition(); await sleep(20)) {
    if (Date.now() > deadline) throw new Error('It did not happen within 10 s.')
  }
}

describe('a part of an instance', () => {
  it('is started again when it is killed, as another process', async () => {
    const made = make('setInterval(() => {}, 1000)')
    await made.part.start()
    const first = made.last().pid as number
    signal(first, 'SIGKILL')
    await until(() => made.last().state === 'up' && made.last().pid !== first)
    expect(made.last().restarts).toBe(1)
    expect(made.ends).toEqual(['web ended by SIGKILL'])
  })

  it('stays down while it is held, and runs again when it is let go', async () => {
    const made = make('setInterval(() => {}, 1000)')
    await made.part.start()
    writeFileSync(join(folder, 'held'), '')
    signal(made.last().pid as number, 'SIGKILL')
    await until(() => made.last().state === 'held')
    expect(made.ends).toEqual([])
    rmSync(join(folder, 'held'))
    await until(() => made.last().state === 'up')
  })

  it('is given up, with its last words in the log, when it never gets ready', async () => {
    const made = make("console.error('the reason'); process.exit(3)", async () => false)
    await expect(made.part.start()).rejects.toThrow('web ended with exit code 3')
    expect(lastLines(made.log)).toContain('the reason')
    expect(made.last().state).toBe('down')
  })

  it('is ended by force when it does not end in order, with everything that it started', async () => {
    const child = "require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' })"
    const made = make(
      `const c = ${child}; console.log(c.pid); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`,
    )
    await made.part.start()
    await until(() => lastLines(made.log) !== '')
    const [pid, grandchild] = [made.last().pid as number, Number(lastLines(made.log))]
    await made.part.stop()
    await until(() => !isAlive(pid) && !isAlive(grandchild))
  })
})
