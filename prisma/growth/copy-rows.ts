import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { COLUMNS, columnName, type TableName, type TableRows } from './tables.ts'

/** How much text is handed to the connection at once, in characters. */
const PIECE = 256 * 1024

/** Rows of any tables, kept as the text that COPY reads until they are loaded. */
export class RowBuffer {
  #pieces = new Map<TableName, string[]>()
  #growing = new Map<TableName, string>()
  /** Rows that wait to be loaded. */
  waiting = 0
  /** Rows of each table since the beginning. */
  readonly counts = new Map<TableName, number>()

  add<T extends TableName>(table: T, row: TableRows[T]): void {
    let text = this.#growing.get(table) ?? ''
    let separator = ''
    for (const field of COLUMNS[table]) {
      const value = (row as Record<string, unknown>)[field]
      text += separator + (field === 'listeners' ? `{${(value as string[]).join(',')}}` : written(value))
      separator = '\t'
    }
    text += '\n'
    if (text.length > PIECE) {
      this.#piecesOf(table).push(text)
      text = ''
    }
    this.#growing.set(table, text)
    this.waiting += 1
    this.counts.set(table, (this.counts.get(table) ?? 0) + 1)
  }

  /** Takes out what waits, to be loaded while more is added. */
  take(): Map<TableName, string[]> {
    for (const [table, text] of this.#growing) if (text) this.#piecesOf(table).push(text)
    const taken = this.#pieces
    this.#pieces = new Map()
    this.#growing = new Map()
    this.waiting = 0
    return taken
  }

  #piecesOf(table: TableName): string[] {
    const pieces = this.#pieces.get(table) ?? []
    this.#pieces.set(table, pieces)
    return pieces
  }
}

/** Loads taken rows through `COPY ... FROM STDIN`, table after table. */
export async function copyRows(client: pg.Client, rows: ReadonlyMap<TableName, string[]>): Promise<void> {
  for (const [table, pieces] of rows) {
    const columns = COLUMNS[table].map(columnName).join(', ')
    await copyText(client, `${table} (${columns})`, pieces)
  }
}

/** `target`: a table and its columns, `stock (variant_id, on_hand)`. */
export async function copyText(client: pg.Client, target: string, pieces: readonly string[]): Promise<void> {
  const stream = client.query(from(`COPY ${target} FROM STDIN`))
  const ended = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve)
    stream.once('error', reject)
  })
  for (const piece of pieces) {
    if (!stream.write(piece)) await Promise.race([drained(stream), ended])
  }
  stream.end()
  await ended
}

function drained(stream: NodeJS.WritableStream): Promise<unknown> {
  return new Promise((resolve) => stream.once('drain', resolve)).then(() => breathe())
}

/** A value as COPY's text format has it (PostgreSQL's manual, COPY, "Text Format"). */
function written(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number' || typeof value === 'bigint') return `${value}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  return escaped(JSON.stringify(value))
}

/** Exported for tables that COPY reads without a row type. */
export function escaped(text: string): string {
  return /[\\\n\r\t]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text
}
