import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lock, tryLock } from './lock.ts'

let folder: string
let file: string
let other: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradehall-lock-'))
  file = join(folder, 'deep', 'lock')
})
afterEach(() => {
  other?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Another process that takes the lock and keeps it, in a name that it goes on using, until it is killed. */
async function holder(): Promise<ChildProcess> {
  const module = JSON.stringify(new URL('./lock.ts', import.meta.url).href)
  const program = `import { tryLock } from ${module}; const held = tryLock(${JSON.stringify(file)}); console.log('held'); setInterval(() => held, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

describe('the lock', () => {
  it('is held by one at a time and can be taken again when it is given back', () => {
    const release = tryLock(file)
    expect(release).toBeDefined()
    expect(tryLock(file)).toBeUndefined()
    release?.()
    release?.()
    const again = tryLock(file)
    expect(again).toBeDefined()
    again?.()
  })

  it('goes with the process that holds it, even if that is killed', async () => {
    other = await holder()
    expect(tryLock(file)).toBeUndefined()
    let waited = 0
    const waiting = lock(file, () => (waited += 1))
    other.kill('SIGKILL')
    const release = await waiting
    expect(waited).toBe(1)
    release()
  })
})
