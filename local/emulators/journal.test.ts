import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Journal, type Position } from './journal.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradehall-journal-'))
  path = join(folder, 'made', 'on', 'demand.jsonl')
})

afterEach(() => rmSync(folder, { recursive: true }))

function open() {
  const seen: unknown[] = []
  const positions: Position[] = []
  const journal = new Journal<unknown>(path, (record, position) => {
    seen.push(record)
    positions.push(position)
  })
  return { journal, seen, positions }
}

it('gives back what was written, in its order, after it was opened again', () => {
  const { journal } = open()
  const records = [{ a: 1 }, { text: 'äöü € \n two lines' }, { long: 'x'.repeat(3_000_000) }]
  const written = records.map((record) => journal.append(record))
  expect(written.map((position) => journal.read(position))).toEqual(records)
  journal.close()
  const again = open()
  expect(again.seen).toEqual(records)
  expect(again.positions).toEqual(written)
  expect(again.positions.map((position) => again.journal.read(position))).toEqual(records)
  again.journal.close()
})

it('cuts off a line that was being written when the process died, and goes on after it', () => {
  const first = open()
  first.journal.append({ n: 1 })
  first.journal.close()
  appendFileSync(path, '{"n":2,"half')
  const second = open()
  expect(second.seen).toEqual([{ n: 1 }])
  expect(second.journal.read(second.journal.append({ n: 3 }))).toEqual({ n: 3 })
  second.journal.close()
  expect(readFileSync(path, 'utf8')).toBe('{"n":1}\n{"n":3}\n')
})
