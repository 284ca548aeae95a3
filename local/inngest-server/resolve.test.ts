import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cachedPlaces, findInngest } from './resolve.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradehall-inngest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '#!/bin/sh\nexit 1\n')
  chmodSync(path, 0o755)
  return path
}

function find(env: Record<string, string>): Promise<string> {
  const search = { XDG_CACHE_HOME: join(folder, 'cache'), PATH: '', ...env }
  return findInngest({ env: search, tell: () => {}, stop: AbortSignal.timeout(20_000) })
}

describe('the Inngest server’s program', () => {
  it('is the one that is named, before one on the PATH, before one in the cache', async () => {
    const named = program(join(folder, 'named'))
    const onPath = program(join(folder, 'bin', 'inngest'))
    const env = { XDG_CACHE_HOME: join(folder, 'cache') }
    const cached = program(cachedPlaces(env).built)
    expect(await find({ INNGEST_CLI_PATH: named, PATH: dirname(onPath) })).toBe(named)
    expect(await find({ PATH: dirname(onPath) })).toBe(onPath)
    expect(await find({})).toBe(cached)
    expect(await find({})).not.toBe(cachedPlaces(env).fromNpm)
  })

  it('is refused with a sentence when the named one is none', async () => {
    await expect(find({ INNGEST_CLI_PATH: join(folder, 'missing') })).rejects.toThrow(
      'INNGEST_CLI_PATH is no program',
    )
    await expect(find({ INNGEST_CLI_PATH: folder })).rejects.toThrow('INNGEST_CLI_PATH is no program')
  })
})
