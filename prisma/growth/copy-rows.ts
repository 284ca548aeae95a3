import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { COLUMNS, columnName, type TableName, type TableRows } from './tables.ts'

/** How much text is handed to the connection at once, in bytes. */
const PIECE = 256 * 1024

/** Room for a row in UTF-8, of which a character of a JavaScript string needs three bytes at most. */
const MOST_BYTES = 3

/**
 * Rows of any tables, kept as the text that COPY reads until they are loaded. The text is outside of the heap: a million
 * orders are fifty million rows, and as strings they would keep the garbage collector busier than everything else.
 */
export class RowBuffer {
  #full = new Map<TableName, Buffer[]>()
  #open = new Map<TableName, { piece: Buffer; used: number }>()
  /** Rows that wait to be loaded. */
  waiting = 0

  add<T extends TableName>(table: T, row: TableRows[T]): void {
    let text = ''
    for (const field of COLUMNS[table]) {
      const value = (row as Record<string, unknown>)[field]
      if (text) text += '\t'
      text += field === 'listeners' ? `{${(value as string[]).join(',')}}` : written(value)
    }
    text += '\n'
    let open = this.#open.get(table)
    if (!open || open.used + text.length * MOST_BYTES > open.piece.length) {
      if (open) this.#close(table, open)
      open = { piece: Buffer.allocUnsafe(Math.max(PIECE, text.length * MOST_BYTES)), used: 0 }
      this.#open.set(table, open)
    }
    open.used += open.piece.write(text, open.used)
    this.waiting += 1
  }

  /** Takes out what waits, to be loaded while more is added. */
  take(): Map<TableName, Buffer[]> {
    for (const [table, open] of this.#open) this.#close(table, open)
    const taken = this.#full
    this.#full = new Map()
    this.#open = new Map()
    this.waiting = 0
    return taken
  }

  #close(table: TableName, { piece, used }: { piece: Buffer; used: number }): void {
    const pieces = this.#full.get(table) ?? []
    pieces.push(piece.subarray(0, used))
    this.#full.set(table, pieces)
  }
}

/** Loads taken rows through `COPY ... FROM STDIN`, table after table. */
export async function copyRows(client: pg.Client, rows: ReadonlyMap<TableName, Buffer[]>): Promise<void> {
  for (const [table, pieces] of rows) {
    const columns = COLUMNS[table].map(columnName).join(', ')
    await copyText(client, `${table} (${columns})`, pieces)
  }
}

/** `target`: a table and its columns, `stock (variant_id, on_hand)`. */
export async function copyText(
  client: pg.Client,
  target: string,
  pieces: readonly (Buffer | string)[],
): Promise<void> {
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

function escaped(text: string): string {
  return /[\\\n\r\t]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text
}
