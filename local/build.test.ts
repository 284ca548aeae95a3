import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceHash } from './build.ts'

let root: string

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tradehall-hash-'))
  write('app/page.tsx', 'page')
  write('server/core/money.ts', 'money')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the hash of the sources', () => {
  it('is the same for the same files', () => {
    const before = sourceHash(root)
    write('app/page.tsx', 'page')
    expect(sourceHash(root)).toBe(before)
  })

  it.each([
    ['a changed file', 'app/page.tsx'],
    ['a new file', 'inngest/functions.ts'],
    ['another lock file', 'package-lock.json'],
    ['a changed model', 'prisma/schema/orders.prisma'],
  ])('changes with %s', (_, path) => {
    const before = sourceHash(root)
    write(path, 'different')
    expect(sourceHash(root)).not.toBe(before)
  })

  it.each([
    'server/core/money.test.ts',
    'server/db/generated/client.ts',
    'docs/deploy.md',
    'e2e/order.spec.ts',
  ])('does not change with %s, which no build contains', (path) => {
    const before = sourceHash(root)
    write(path, 'different')
    expect(sourceHash(root)).toBe(before)
  })

  it('tells a moved text from an unmoved one', () => {
    write('app/a.ts', 'text')
    const before = sourceHash(root)
    rmSync(join(root, 'app/a.ts'))
    write('app/b.ts', 'text')
    expect(sourceHash(root)).not.toBe(before)
  })
})
