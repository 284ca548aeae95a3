import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where a record lies in its file, in bytes. */
export interface Position {
  offset: number
  length: number
}

const CHUNK = 1 << 20
const NEWLINE = 10

/**
 * An append-only file of JSON lines. A record that `append` has returned from survives a `kill -9` of this process (it
 * is with the operating system by then); a line that was being written is cut off when the file is opened again.
 */
export class Journal<T> {
  readonly #file: number
  #end = 0

  /** Opens or makes the file and hands every record in it to `replay`, oldest first. */
  constructor(path: string, replay: (record: T, position: Position) => void) {
    mkdirSync(dirname(path), { recursive: true })
    this.#file = openSync(path, 'a+')
    this.#load(replay)
    if (this.#end < fstatSync(this.#file).size) ftruncateSync(this.#file, this.#end)
  }

  append(record: T): Position {
    const line = Buffer.from(`${JSON.stringify(record)}\n`)
    for (let written = 0; written < line.length; ) written += writeSync(this.#file, line, written)
    const position = { offset: this.#end, length: line.length }
    this.#end += line.length
    return position
  }

  read({ offset, length }: Position): T {
    const line = Buffer.allocUnsafe(length)
    readSync(this.#file, line, 0, length, offset)
    return JSON.parse(line.toString('utf8'))
  }

  close(): void {
    closeSync(this.#file)
  }

  #load(replay: (record: T, position: Position) => void): void {
    const chunk = Buffer.allocUnsafe(CHUNK)
    let rest: Buffer = Buffer.alloc(0)
    for (let at = 0; ; ) {
      const count = readSync(this.#file, chunk, 0, CHUNK, at)
      if (count === 0) return
      at += count
      rest = Buffer.concat([rest, chunk.subarray(0, count)])
      let start = 0
      for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
        const length = end + 1 - start
        const record = parse<T>(rest.subarray(start, end))
        if (record !== undefined) replay(record, { offset: this.#end, length })
        this.#end += length
        start = end + 1
      }
      rest = rest.subarray(start)
    }
  }
}

function parse<T>(line: Buffer): T | undefined {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}
