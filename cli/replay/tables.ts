import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MAX_AMOUNT } from '#server/core/money.ts'
import { parseCsv } from './csv.ts'

/** What is wrong with a row, and where. */
export interface Problem {
  file: string
  /** 0: the file as a whole. */
  line: number
  message: string
}

/** What a cell must hold. `id`, `amount` and `date` may not be empty, the others may. */
export type Kind = 'id' | 'amount' | 'date' | 'date?' | 'number?' | 'text?'
export type Columns = Readonly<Record<string, Kind>>

export interface Row<C extends Columns> {
  line: number
  /** As written, trimmed; '' where the record is too short to have it. */
  cells: Record<keyof C, string>
  /** Empty when the row is as it should be. */
  problems: string[]
}

export interface Table<C extends Columns> {
  file: string
  rows: Row<C>[]
  /** The file or a column that orders need is not there; `rows` is empty. */
  missing: boolean
}

/** Reads one file of the folder and says about each row what is wrong with it. */
export function readTable<const C extends Columns>(
  folder: string,
  file: string,
  columns: C,
  report: (problem: Problem) => void,
): Table<C> {
  const path = join(folder, file)
  if (!existsSync(path)) {
    report({ file, line: 0, message: 'the file is missing' })
    return { file, rows: [], missing: true }
  }
  const [header, ...records] = parseCsv(readFileSync(path, 'utf8'))
  const names = header?.cells.map((cell) => cell.trim()) ?? []
  const absent = Object.keys(columns).filter((name) => !names.includes(name))
  for (const name of absent)
    report({ file, line: header?.line ?? 1, message: `the column ${name} is missing` })
  if (absent.some((name) => isNeeded(columns[name]))) return { file, rows: [], missing: true }

  const rows = records.map(({ line, cells, broken }): Row<C> => {
    const named = Object.keys(columns).map(
      (name) => [name, (cells[names.indexOf(name)] ?? '').trim()] as const,
    )
    const problems = broken
      ? ['a quote is not closed']
      : cells.length === names.length
        ? named.flatMap(([name, value]) => faultOf(name, value, columns[name] ?? 'text?'))
        : [`it has ${cells.length} columns instead of ${names.length}`]
    for (const message of problems) report({ file, line, message })
    return { line, cells: Object.fromEntries(named) as Record<keyof C, string>, problems }
  })
  return { file, rows, missing: false }
}

/** Without the others there is less to check, but an order can be placed. */
function isNeeded(kind: Kind | undefined): boolean {
  return kind !== undefined && !kind.endsWith('?')
}

const FAULTS: Record<Kind, (value: string) => string | null> = {
  id: (value) => (value === '' ? 'is empty' : null),
  amount: (value) => (centsOf(value) === null ? 'is not an amount' : null),
  date: (value) => (isInstant(value) ? null : 'is not a date'),
  'date?': (value) => (value === '' || isInstant(value) ? null : 'is not a date'),
  'number?': (value) => (value === '' || /^\d{1,9}(\.\d+)?$/.test(value) ? null : 'is not a number'),
  'text?': () => null,
}

function faultOf(name: string, value: string, kind: Kind): string[] {
  const fault = FAULTS[kind](value)
  return fault ? [`${name} "${value.slice(0, 40)}" ${fault}`] : []
}

/** A decimal amount such as 225.0 in minor units, exactly; null when it is none or cannot be written down. */
export function centsOf(value: string): number | null {
  const [, whole, cents = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(value) ?? []
  if (whole === undefined) return null
  const amount = Number(whole) * 100 + Number(cents.padEnd(2, '0'))
  return amount <= MAX_AMOUNT ? amount : null
}

/** `2017-11-27 19:09:02`, and such a day and time exist. */
export function isInstant(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value)) return false
  const iso = value.replace(' ', 'T')
  const read = new Date(`${iso}Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso)
}
