import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from './root.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tradehall boot '))
  mkdirSync(join(root, 'local'))
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true })
  for (const file of ['bootstrap.mjs', 'start.mjs'])
    cpSync(join(ROOT, 'local', file), join(root, 'local', file))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const WANTED = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
}

/** Whether the bootstrap takes a clone with these records, and a runtime or none, for installed. */
function isInstalled(there: object | undefined, runtime = true): boolean {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: WANTED }))
  if (there)
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: there }))
  if (runtime) writeFileSync(join(root, 'node_modules', '.bin', 'node'), '')
  const module = JSON.stringify(join(root, 'local', 'bootstrap.mjs'))
  const program = `import { isInstalled } from ${module}; console.log(isInstalled())`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  return stdout.trim() === 'true'
}

describe('the bootstrap', () => {
  it('takes a clone for installed when npm’s record is what the lock file says', () => {
    expect(isInstalled({ 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  })

  it.each([
    ['nothing is installed', undefined, true],
    ['a package is missing', {}, true],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }, true],
    ['the runtime is missing', { 'node_modules/a': { version: '1.0.0' } }, false],
  ])('installs when %s', (_, there, runtime) => {
    expect(isInstalled(there, runtime)).toBe(false)
  })

  it('says what is not running without installing anything for it', () => {
    const script = join(root, 'local', 'start.mjs')
    const status = spawnSync(process.execPath, [script, 'status', '--json'], { encoding: 'utf8' })
    expect(JSON.parse(status.stdout)).toEqual({ running: false })
    const stop = spawnSync(process.execPath, [script, 'stop'], { encoding: 'utf8' })
    expect(stop.stdout).toContain('nothing runs')
    expect(stop.status).toBe(0)
  })
})
